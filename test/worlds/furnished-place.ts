import type { App } from '../../src/db/app.ts'
import { inTenant, readTenant } from '../../src/db/tenant.ts'
import { insertArea } from '../../src/areas/area.sql.ts'
import type { Indicator } from '../../src/figures/indicator.ts'
import { insertRule } from '../../src/figures/target.sql.ts'
import type { Decimal } from '../../src/kernel/decimal.ts'
import { periodSlug } from '../../src/kernel/period-words.ts'
import { quarter } from '../../src/kernel/period.ts'
import type { Place } from '../../src/places/place.ts'
import { findHead } from '../../src/record/audit.sql.ts'
import { openRound } from '../../src/returns/open-round.action.ts'
import type { ReturnHead } from '../../src/returns/return.ts'
import { insertScorecard } from '../../src/scorecards/scorecard.sql.ts'
import { aDepartment, type Department } from './a-department.ts'
import { anActor } from './an-actor.ts'
import { anIndicator, aTarget } from './an-indicator.ts'
import { importText } from './an-import.ts'
import { returnNow, typed, type OpenReturn } from './an-open-return.ts'
import { done } from './builder.ts'
import { homeArea, newTenant } from './new-tenant.ts'
import { accept, send } from './walk-return.ts'

/** A place in which everything bears its mark, under the codes that every other place has too. */
export interface Furnished {
  readonly mark: string
  readonly place: Place
  readonly department: Department
  readonly indicators: readonly Indicator[]
  readonly world: OpenReturn
  readonly head: ReturnHead
  /** Of the end of its record, hexadecimal. */
  readonly headHash: string
}

/**
 * Furnishes a place: whatever is told by a text bears `mark`, by a date the `year`, and the numbers of its things begin at
 * `ids`, so that a trace of it is known wherever it turns up.
 */
export async function furnish(app: App, mark: string, year: number, ids: number): Promise<Furnished> {
  for (const table of ['organisation', 'person', 'indicator', 'return']) {
    await app.db.pool.query(`alter table ${table} alter column id restart with ${ids}`)
  }
  const place = await newTenant(app)
  await app.db.pool.query('update area set name = $2 where tenant_id = $1', [place.id, `Borough ${mark}`])
  const period = quarter(year, 2)
  const department = await aDepartment(app, place.id, { code: 'waste', name: `Waste ${mark}` })
  const own = {
    organisationId: department.id,
    title: `Recycled ${mark}`,
    source: mark,
    sets: [`set-${mark}`],
  }
  const indicators = [
    await anIndicator(app, place.id, { ...own, code: 'NI192' }),
    await anIndicator(app, place.id, { ...own, code: `only-${mark}` }),
  ]
  const [first, second] = indicators
  if (!first || !second) throw new Error('there are no indicators')
  await aTarget(app, place.id, first, period, '50')
  await inTenant(app.db, place.id, async (trx) => {
    await insertArea(trx, place.id, { code: 'E1', name: `Area ${mark}`, kind: mark })
    await insertRule(
      trx,
      place.id,
      {
        version: year,
        family: 'tolerance',
        tolerance: { kind: 'pct', value: String(year) as Decimal },
        exceedBy: null,
      },
      { at: new Date(0), by: null, reason: '' },
    )
    await trx
      .insertInto('series_break')
      .values({
        tenant_id: place.id,
        indicator_id: first.id,
        period_kind: 'quarter',
        period_index: period.index,
        reason: mark,
      })
      .execute()
    await insertScorecard(trx, place.id, {
      code: 'card',
      title: `Card ${mark}`,
      body: mark,
      bands: [
        {
          perspective: `People ${mark}`,
          measures: [{ objective: mark, indicatorId: first.id, owner: mark, baseline: mark }],
        },
      ],
    })
  })
  const rows = [
    `NI192,E1,${periodSlug(quarter(year, 1))},38.2`,
    `only-${mark},${homeArea},${periodSlug(quarter(year, 1))},7`,
  ]
  done(
    await importText(app, place.id, ['indicator_code,area_code,period,value', ...rows].join('\n'), {
      name: mark,
      source: mark,
    }),
  )
  const team = await anActor(app, place.id, 'performance-team', undefined, `team ${mark}`)
  done(await openRound(app, team, { period, opensOn: `${year}-10-01`, dueOn: `${year}-10-17` }))
  const world: OpenReturn = {
    app,
    place,
    department,
    indicators,
    team,
    collator: await anActor(app, place.id, 'collator', department.id, `collator ${mark}`),
    director: await anActor(app, place.id, 'operational-director', department.id, `director ${mark}`),
    at: { organisationCode: 'waste', period, place: place.shortName },
  }
  const words = { reason: mark, cause: mark, action: mark, forecast: mark }
  await send(world, [typed('38.2', words), typed('39', words)])
  await accept(world)
  const head = await returnNow(world, team)
  const end = await readTenant(app.db, place.id, findHead)
  return { mark, place, department, indicators, world, head, headHash: end?.hash.toString('hex') ?? '' }
}
