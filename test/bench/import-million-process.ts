import { createReadStream } from 'node:fs'
import { openDatabase } from '../../src/db/database.ts'
import type { SocketConnection } from '../../src/db/embedded/start-embedded.ts'
import { importValues } from '../../src/imports/import-values.action.ts'
import { builder, done } from '../worlds/builder.ts'

export interface ImportToMeasure {
  readonly connection: SocketConnection
  readonly tenantId: number
  readonly file: string
}

export interface ImportMeasured {
  readonly rows: number
  readonly seconds: number
  /** The most memory that the process ever held. */
  readonly mostBytes: number
}

/** The process of `import-million.bench.ts`: imports the file that it is told of, and says what that took. */
process.once('message', (task) => {
  void importFile(task as ImportToMeasure).then((measured) => {
    process.send?.(measured)
    process.disconnect()
  })
})

async function importFile({ connection, tenantId, file }: ImportToMeasure): Promise<ImportMeasured> {
  const db = openDatabase({ connection })
  const start = performance.now()
  const { rows } = done(
    await importValues({ db }, tenantId, builder, 'performance-team', {
      name: 'values.csv',
      text: () => createReadStream(file, 'utf8'),
      source: 'Bench',
      create: true,
      dryRun: false,
      partial: false,
    }),
  )
  const seconds = (performance.now() - start) / 1000
  await db.close()
  return { rows, seconds, mostBytes: process.resourceUsage().maxRSS * 1024 }
}
