import { openDatabase } from '../../src/db/database.ts'
import { findRunning } from '../../src/db/embedded/start-embedded.ts'
import { outsideTenants, readTenant } from '../../src/db/tenant.ts'
import { findHomeArea } from '../../src/areas/area.sql.ts'
import { listIndicators } from '../../src/figures/indicator.sql.ts'
import { setTargets } from '../../src/figures/set-targets.action.ts'
import type { Decimal } from '../../src/kernel/decimal.ts'
import { periodLabel } from '../../src/kernel/period-words.ts'
import { quarter } from '../../src/kernel/period.ts'
import { listPlaces } from '../../src/places/place.sql.ts'
import { visibleTo } from '../../src/rights/policy.ts'
import { makeChange } from '../../src/record/make-change.action.ts'
import { insertScorecard } from '../../src/scorecards/scorecard.sql.ts'
import { importText } from './an-import.ts'
import { builder, done } from './builder.ts'

const periods = Array.from({ length: 12 }, (_, n) => quarter(2006 + Math.floor(n / 4), (n % 4) + 1))
const perspectives = ['People', 'Processes', 'Finance', 'Partners']

/** Gives a place of the running product a scorecard `large` of so many measures, with figures and targets for three years. */
export async function addLargeScorecard(dataDir: string, shortName: string, measures: number): Promise<void> {
  const db = openDatabase({ connection: await findRunning(dataDir), max: 2 })
  const app = { db }
  try {
    const place = (await outsideTenants(db, listPlaces)).find((known) => known.shortName === shortName)
    if (!place) throw new Error(`there is no place ${shortName}`)
    const area = await readTenant(db, place.id, findHomeArea)
    const codes = Array.from({ length: measures }, (_, n) => `LARGE-${n + 1}`)
    const rows = codes.flatMap((code, n) =>
      periods.map((period, at) => [
        code,
        `Measure ${n + 1} of the large scorecard`,
        '%',
        'high',
        'quarter',
        area?.code,
        area?.name,
        periodLabel(period),
        (40 + ((n * 7 + at * 3) % 50) / 2).toFixed(1),
      ]),
    )
    const head = 'indicator_code,title,unit,polarity,frequency,area_code,area_name,period,value'
    const text = [head, ...rows.map((row) => row.join(','))].join('\n')
    done(await importText(app, place.id, text, { create: true }))
    const everything = visibleTo(
      {
        tenantId: place.id,
        personId: 0,
        name: 'Test',
        post: 'Test',
        grants: [{ role: 'auditor', covers: 'all' }],
        isConfirmed: true,
        requestId: 'test',
      },
      'performance.read',
    )
    const indicators = (await readTenant(db, place.id, (trx) => listIndicators(trx, everything))).filter(
      ({ code }) => codes.includes(code),
    )
    const targets = indicators.flatMap(({ id }) =>
      periods.map((period) => ({
        indicatorId: id,
        areaCode: area?.code ?? '',
        period,
        regime: 'corporate',
        kind: 'quarterly-profile' as const,
        value: '52.0' as Decimal,
        range: null,
        wording: '',
        basis: '',
      })),
    )
    done(await makeChange(db, place.id, builder, (change) => setTargets(change, 'set-up', targets, String)))
    const bands = perspectives.map((perspective, band) => ({
      perspective,
      measures: indicators
        .filter((_, n) => n % perspectives.length === band)
        .map(({ id }, n) => ({
          objective: `Objective ${Math.floor(n / 10) + 1} of ${perspective}`,
          indicatorId: id,
          owner: 'Operational Director',
          baseline: n % 3 === 0 ? 'To be set' : '41.5',
        })),
    }))
    done(
      await makeChange(db, place.id, builder, async (change) => {
        await insertScorecard(change.trx, place.id, {
          code: 'large',
          title: 'A large scorecard',
          body: '',
          bands,
        })
        return change.record({
          as: 'set-up',
          action: 'scorecard-made',
          subjectKind: 'scorecard',
          subject: 'large',
          after: { measures },
        })
      }),
    )
  } finally {
    await db.close()
  }
}
