import { openDatabase, type DatabaseOptions } from '../../../src/db/database.ts'
import { readConfig } from '../../../src/entry/config.ts'
import { startServer } from '../../../src/entry/server.ts'
import { listRoutes } from './routes.ts'

/** The built product over a store that a test has furnished, in a process of its own, as it is served. */
const { store, dataDir, port } = JSON.parse(process.argv[2] ?? '') as {
  store: DatabaseOptions
  dataDir: string
  port: number
}
const faults: string[] = []
const nothing = (): void => undefined
const config = readConfig({ PORT: String(port), DATA_DIR: dataDir })
const db = openDatabase(store)
await startServer(
  {
    db,
    dataDir,
    log: {
      info: nothing,
      warn: nothing,
      error: (facts, message) => faults.push(`${message}: ${'err' in facts ? String(facts.err) : ''}`),
    },
    publicOrigin: config.publicOrigin,
    version: 'test',
    isStopping: () => false,
  },
  config,
)
// The test asks what went wrong in here, and ends the process.
process.on('message', () => process.send?.({ faults }))
process.on('disconnect', () => process.exit())
process.send?.({ origin: config.publicOrigin, routes: await listRoutes() })
