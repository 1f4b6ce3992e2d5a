import { fork } from 'node:child_process'
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { openDatabase } from '../../src/db/database.ts'
import { startEmbedded } from '../../src/db/embedded/start-embedded.ts'
import { migrate } from '../../src/db/migrate.ts'
import { newTenant } from '../worlds/new-tenant.ts'
import type { ImportMeasured, ImportToMeasure } from './import-million-process.ts'
import type { Measurement } from './measurement.ts'
import { quarters, valuesLines } from './values-file.ts'

/**
 * One long file, brought in by a process that does nothing else: 10,000 indicators of 100 quarters are scale 1. Its memory
 * is the most that the operating system ever gave it, Node.js and the product's own code included.
 */
export async function* measure({ scale }: { scale: number }): AsyncGenerator<Measurement> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-'))
  const server = await startEmbedded({ dataDir: folder, log: () => undefined })
  const db = openDatabase({ connection: server.connection })
  try {
    await migrate(db, join(import.meta.dirname, '../../migrations'))
    const place = await newTenant({ db })
    const file = join(folder, 'values.csv')
    const indicators = Math.max(1, Math.round(10_000 * scale))
    await pipeline(Readable.from(valuesLines(indicators, quarters(100))), createWriteStream(file))
    const task = { connection: server.connection, tenantId: place.id, file }
    const first = await inProcess(task)
    const rows = (first.rows / 1_000_000).toLocaleString('en-GB', { maximumFractionDigits: 2 })
    const name = `import with checks, ${rows} million rows`
    yield { name, value: first.rows / first.seconds, unit: 'observations/s', better: 'higher' }
    yield { name: `${name}, memory`, value: first.mostBytes / 1e6, unit: 'MB', better: 'lower' }
    const again = await inProcess(task)
    yield { name: `${name}, again, memory`, value: again.mostBytes / 1e6, unit: 'MB', better: 'lower' }
  } finally {
    await db.close()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

function inProcess(task: ImportToMeasure): Promise<ImportMeasured> {
  const { promise, resolve, reject } = Promise.withResolvers<ImportMeasured>()
  const child = fork(join(import.meta.dirname, 'import-million-process.ts'))
  child.once('message', (measured) => resolve(measured as ImportMeasured))
  child.once('exit', (code) => reject(new Error(`the import ended with ${code} and no figures`)))
  child.send(task)
  return promise
}
