import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import type { App } from '../../../src/db/app.ts'
import type { DatabaseOptions } from '../../../src/db/database.ts'
import type { RouteName } from './routes.ts'

export interface Served {
  readonly origin: string
  readonly routes: readonly RouteName[]
  /** What has gone wrong inside since it began: nothing that anybody asks may be a fault. */
  faults(): Promise<readonly string[]>
}

/** The built product over the store of the test, until the file ends. */
export async function serve(app: App): Promise<Served> {
  const given = { store: storeOf(app), dataDir: app.dataDir, port: await freePort() }
  const child = fork(join(import.meta.dirname, 'serve-process.ts'), [JSON.stringify(given)], { execArgv: [] })
  afterAll(() => {
    child.kill('SIGKILL')
  })
  const ended = once(child, 'exit').then(() => {
    throw new Error('the served product has ended')
  })
  const said = async (): Promise<unknown> => {
    const [message] = (await Promise.race([once(child, 'message'), ended])) as [unknown]
    return message
  }
  ended.catch(() => undefined)
  const ready = (await said()) as Pick<Served, 'origin' | 'routes'>
  return {
    ...ready,
    async faults() {
      const answer = said()
      child.send('faults')
      return ((await answer) as { faults: string[] }).faults
    },
  }
}

function storeOf({ db }: App): DatabaseOptions {
  const { host, user, database, connectionString } = db.pool.options
  if (connectionString !== undefined) return { url: connectionString }
  if (typeof host !== 'string' || user === undefined || database === undefined)
    throw new Error('the store of the test has no address')
  return { connection: { host, user, database } }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
