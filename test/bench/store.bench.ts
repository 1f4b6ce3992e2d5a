import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../src/db/database.ts'
import { startEmbedded } from '../../src/db/embedded/start-embedded.ts'
import { migrate } from '../../src/db/migrate.ts'
import { readTenant } from '../../src/db/tenant.ts'
import { assessFigures } from '../../src/indicators/assess-figures.action.ts'
import { listIndicators } from '../../src/figures/indicator.sql.ts'
import { setTargets } from '../../src/figures/set-targets.action.ts'
import type { Decimal } from '../../src/kernel/decimal.ts'
import { quarter, type Period } from '../../src/kernel/period.ts'
import type { Actor } from '../../src/rights/actor.ts'
import { mayDo, visibleTo } from '../../src/rights/policy.ts'
import { makeChange } from '../../src/record/make-change.action.ts'
import { loadScorecard } from '../../src/scorecards/load-scorecard.action.ts'
import { insertScorecard } from '../../src/scorecards/scorecard.sql.ts'
import { importText } from '../worlds/an-import.ts'
import { builder, done } from '../worlds/builder.ts'
import { homeArea, newTenant } from '../worlds/new-tenant.ts'
import { verify } from '../worlds/verify.ts'
import { median } from './median.ts'
import type { Measurement } from './measurement.ts'
import { quarters, valuesLines } from './values-file.ts'

type Bench = Awaited<ReturnType<typeof openBench>>

/** The store on a server and a folder of its own: figures in, judged, shown, and the record of it read again. */
export async function* measure({ scale }: { scale: number }): AsyncGenerator<Measurement> {
  const bench = await openBench()
  try {
    yield* measureImport(bench, scale)
    yield* measureVerify(bench, scale)
    yield* measureAssessment(bench, scale)
    yield* measureScorecard(bench)
    yield measurePolicy()
  } finally {
    await bench.close()
  }
}

async function openBench() {
  const dataDir = mkdtempSync(join(tmpdir(), 'throughline-bench-'))
  const server = await startEmbedded({ dataDir, log: () => undefined })
  const db = openDatabase({ connection: server.connection })
  await migrate(db, join(import.meta.dirname, '../../migrations'))
  return {
    app: { db, dataDir },
    async close() {
      await db.close()
      await server.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

const reader: Actor = {
  tenantId: 0,
  personId: 1,
  name: 'Reader',
  post: 'Reader',
  grants: [
    { role: 'collator', covers: { organisation: new Set([1, 2, 3]) } },
    { role: 'auditor', covers: 'all' },
  ],
  requestId: 'bench',
  isConfirmed: true,
}
const everyIndicator = visibleTo(reader, 'performance.read')

const valuesFile = (indicators: number, periods: readonly Period[]): string =>
  [...valuesLines(indicators, periods)].join('')

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

const cpuMilliseconds = async (work: () => Promise<unknown>): Promise<number> => {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

async function times(count: number, work: () => Promise<number>): Promise<number> {
  const measured: number[] = []
  for (let i = 0; i < count; i++) measured.push(await work())
  return median(measured)
}

/** Read, checked and saved, each time in a place of its own: 500 indicators of 100 quarters are scale 1. */
async function* measureImport({ app }: Bench, scale: number): AsyncGenerator<Measurement> {
  const text = valuesFile(500, quarters(Math.max(4, Math.round(100 * scale))))
  const rows = text.trimEnd().split('\n').length - 1
  const places: Awaited<ReturnType<typeof newTenant>>[] = []
  const first = await times(3, async () => {
    const place = await newTenant(app)
    places.push(place)
    return seconds(async () => done(await importText(app, place.id, text, { create: true })))
  })
  yield { name: 'import with checks', value: rows / first, unit: 'observations/s', better: 'higher' }
  const [place] = places
  const again = await times(3, () =>
    seconds(async () => done(await importText(app, place?.id ?? 0, text, { create: true }))),
  )
  yield {
    name: 'import again, nothing changed',
    value: rows / again,
    unit: 'observations/s',
    better: 'higher',
  }
  if (!place) return
  const verified = await times(3, () => seconds(() => verify(app, place)))
  yield {
    name: 'verify: figures against their digest',
    value: rows / verified,
    unit: 'observations/s',
    better: 'higher',
  }
}

/** 20,000 changes are scale 1. */
async function* measureVerify({ app }: Bench, scale: number): AsyncGenerator<Measurement> {
  const place = await newTenant(app)
  const count = Math.round(20_000 * scale)
  done(
    await makeChange(app.db, place.id, builder, async (change) => {
      for (let i = 0; i < count; i++) {
        await change.record({
          as: 'collator',
          action: 'return-saved',
          subjectKind: 'return',
          subject: `department-${i % 19}/q2-2008-09`,
          before: { NI192: { typed: '38.2', reason: '' } },
          after: { NI192: { typed: '38.3', reason: 'Checked against the source system.' } },
        })
      }
      return count
    }),
  )
  const taken = await times(3, () =>
    seconds(async () => {
      const { faults, entries } = await verify(app, place)
      if (faults.length > 0 || entries !== count + 1)
        throw new Error('the record of the bench does not verify')
    }),
  )
  yield { name: 'verify', value: count / taken, unit: 'changes/s', better: 'higher' }
}

/** 3,000 indicators with eight quarters and their targets are scale 1; one quarter of all of them is judged. */
async function* measureAssessment({ app }: Bench, scale: number): AsyncGenerator<Measurement> {
  const place = await newTenant(app)
  const count = Math.round(3_000 * scale)
  const periods = quarters(8)
  done(await importText(app, place.id, valuesFile(count, periods), { create: true }))
  const indicators = await readTenant(app.db, place.id, (trx) => listIndicators(trx, everyIndicator))
  await aimAt(
    app,
    place.id,
    indicators.map(({ id }) => id),
    periods,
  )
  const question = {
    indicators,
    areaCode: homeArea,
    periods: periods.slice(-1),
    asAt: null,
    today: '2009-01-12',
  }
  const judge = () => readTenant(app.db, place.id, (trx) => assessFigures(trx, question))
  await judge()
  const name = `assessing ${count} indicators for a quarter`
  yield { name, value: 1000 * (await times(5, () => seconds(judge))), unit: 'ms', better: 'lower' }
  yield {
    name: `${name}, processor`,
    value: await times(5, () => cpuMilliseconds(judge)),
    unit: 'cpu ms',
    better: 'lower',
  }
}

async function aimAt(
  app: Bench['app'],
  tenantId: number,
  indicatorIds: readonly number[],
  periods: readonly Period[],
): Promise<void> {
  const targets = indicatorIds.flatMap((indicatorId) =>
    periods.map((period) => ({
      indicatorId,
      areaCode: homeArea,
      period,
      regime: 'corporate',
      kind: 'quarterly-profile' as const,
      value: '45.0' as Decimal,
      range: null,
      wording: '',
      basis: '',
    })),
  )
  done(await makeChange(app.db, tenantId, builder, (change) => setTargets(change, 'set-up', targets, String)))
}

/** What a scorecard of 200 rows costs before it is drawn: four quarters and the year of each row, judged. */
async function* measureScorecard({ app }: Bench): AsyncGenerator<Measurement> {
  const place = await newTenant(app)
  const periods = quarters(20)
  done(await importText(app, place.id, valuesFile(200, periods), { create: true }))
  const indicators = await readTenant(app.db, place.id, (trx) => listIndicators(trx, everyIndicator))
  await aimAt(
    app,
    place.id,
    indicators.map(({ id }) => id),
    periods,
  )
  done(
    await makeChange(app.db, place.id, builder, async (change) => {
      const measures = indicators.map(({ id }, i) => ({
        objective: `Objective ${Math.floor(i / 10)}`,
        indicatorId: id,
        owner: 'A director',
        baseline: 'To be set',
      }))
      const bands = [0, 1, 2, 3].map((band) => ({
        perspective: `Perspective ${band}`,
        measures: measures.slice(band * 50, band * 50 + 50),
      }))
      await insertScorecard(change.trx, place.id, { code: 'card', title: 'Card', body: '', bands })
      return change.record({
        as: 'set-up',
        action: 'scorecard-made',
        subjectKind: 'scorecard',
        subject: 'card',
      })
    }),
  )
  const at = { period: quarter(2004, 2), asAt: null, today: '2009-01-12' }
  const load = () => readTenant(app.db, place.id, (trx) => loadScorecard(trx, reader, 'card', at))
  for (let i = 0; i < 20; i++) await load()
  const count = 40
  const many = async () => {
    for (let i = 0; i < count; i++) await load()
  }
  yield {
    name: 'loading a scorecard of 200 rows',
    value: (await cpuMilliseconds(many)) / count,
    unit: 'cpu ms',
    better: 'lower',
  }
}

function measurePolicy(): Measurement {
  const count = 1_000_000
  let allowed = 0
  const decideMany = (): void => {
    for (let i = 0; i < count; i++) if (mayDo(reader, 'return.fill', { organisationId: i % 8 })) allowed += 1
  }
  decideMany()
  const start = performance.now()
  decideMany()
  const microseconds = ((performance.now() - start) * 1000) / count
  if (allowed !== (2 * count * 3) / 8) throw new Error('the policy decided otherwise')
  return { name: 'a decision of the policy', value: microseconds, unit: 'µs', better: 'lower' }
}
