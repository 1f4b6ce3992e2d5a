import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase, type Database } from '../../src/db/database.ts'
import { startEmbedded } from '../../src/db/embedded/start-embedded.ts'
import { migrate } from '../../src/db/migrate.ts'
import { isRefusal } from '../../src/kernel/refusal.ts'
import { periodSlug } from '../../src/kernel/period-words.ts'
import { shift } from '../../src/kernel/period.ts'
import type { App } from '../../src/db/app.ts'
import { issueWorkbook } from '../../src/workbooks/issue-workbook.action.ts'
import { takeWorkbook } from '../../src/workbooks/take-workbook.action.ts'
import { edited, type CellEdit } from '../../src/workbooks/testing/edit-workbook.ts'
import { importText } from '../worlds/an-import.ts'
import { anOpenReturn, theQuarter, type OpenReturn } from '../worlds/an-open-return.ts'
import { done } from '../worlds/builder.ts'
import { homeArea } from '../worlds/new-tenant.ts'
import { median } from './median.ts'
import type { Measurement } from './measurement.ts'

/** Quarters of figures before the one that is asked for. */
const quartersBefore = 8

/** A return of 40 lines (times `scale`) as a workbook: written, and read back, checked and kept. */
export async function* measure({ scale }: { scale: number }): AsyncGenerator<Measurement> {
  const dataDir = mkdtempSync(join(tmpdir(), 'throughline-bench-'))
  const server = await startEmbedded({ dataDir, log: () => undefined })
  const db = openDatabase({ connection: server.connection })
  try {
    await migrate(db, join(import.meta.dirname, '../../migrations'))
    const lines = Math.round(40 * scale)
    const world = await aReturnOf(lines, db, dataDir)
    const at = { ...world.at, place: world.place }
    const written: number[] = []
    const read: number[] = []
    for (let i = 0; i < 15; i += 1) {
      const start = performance.now()
      const { bytes } = done(await issueWorkbook(world.app, world.collator, at, 'en'))
      written.push(performance.now() - start)
      const filled = edited(bytes, everyFigure(lines, i))
      const sent = performance.now()
      const taken = await takeWorkbook(world.app, world.collator, at, { name: 'return.xlsx', bytes: filled })
      read.push(performance.now() - sent)
      if (isRefusal(taken) || taken.figures !== lines) throw new Error('the workbook was not taken')
    }
    const of = `a return of ${lines} lines as a workbook`
    yield { name: `${of}: written`, value: median(written), unit: 'ms', better: 'lower' }
    yield { name: `${of}: read, checked and kept`, value: median(read), unit: 'ms', better: 'lower' }
  } finally {
    await db.close()
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** Another figure in every line each time, with a commentary beside it. */
function everyFigure(lines: number, time: number): Record<string, CellEdit> {
  const rows = Array.from({ length: lines }, (_, i) => i + 6)
  return Object.fromEntries(
    rows.flatMap((row): [string, CellEdit][] => [
      [`G${row}`, { number: 30 + time + row / 10 }],
      [`J${row}`, { text: `What lies behind it, looked at ${time} times. `.repeat(5) }],
    ]),
  )
}

async function aReturnOf(lines: number, db: Database, dataDir: string): Promise<OpenReturn> {
  const nothing = (): void => undefined
  const app: App = {
    db,
    dataDir,
    log: { info: nothing, warn: nothing, error: nothing },
    publicOrigin: 'http://127.0.0.1:3000',
    version: 'bench',
    isStopping: () => false,
  }
  const world = await anOpenReturn(
    app,
    Array.from({ length: lines }, (_, i) => ({ title: `Indicator ${i + 1} of those that are due` })),
  )
  const rows = world.indicators.flatMap(({ code }) =>
    Array.from(
      { length: quartersBefore },
      (_, i) => `${code},${homeArea},${periodSlug(shift(theQuarter, -1 - i))},${30 + (i % 5)}`,
    ),
  )
  done(await importText(app, world.place.id, ['indicator_code,area_code,period,value', ...rows].join('\n')))
  await db.pool.query('analyze')
  return world
}
