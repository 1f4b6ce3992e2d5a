import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aFormula } from '../../test/worlds/a-formula.ts'
import { anActor } from '../../test/worlds/an-actor.ts'
import { importText } from '../../test/worlds/an-import.ts'
import { aDepartment } from '../../test/worlds/a-department.ts'
import { anIndicator } from '../../test/worlds/an-indicator.ts'
import { done } from '../../test/worlds/builder.ts'
import { homeArea, newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import { verify } from '../../test/worlds/verify.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import type { Indicator, Observation } from '../figures/indicator.ts'
import type { NewIndicator } from '../figures/insert-indicator.sql.ts'
import { quarter, type Period } from '../kernel/period.ts'
import { listDue } from '../figures/round.sql.ts'
import type { Place } from '../places/place.ts'
import type { Actor } from '../rights/actor.ts'
import { findComputed, listFigures } from './list-figures.action.ts'
import {
  listLastPeriodsOf,
  listPeriodsWithFigure,
  listPrintedFigures,
  listSeriesOf,
} from './list-series.action.ts'
import { hangSystemSources } from './system-sources.action.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

let place: Place
let team: Actor
beforeEach(async () => {
  place = await newTenant(app)
  team = await anActor(app, place.id, 'performance-team')
})

const indicator = (code: string, wanted: Partial<NewIndicator> = {}): Promise<Indicator> =>
  anIndicator(app, place.id, { code, unit: 'tonnes', kind: 'flow', ...wanted })
const figures = async (...rows: readonly string[]): Promise<void> => {
  const lines = rows.map((row) => {
    const [code = '', period = '', value = '', mark = '', status = ''] = row.split(' ')
    return `${code},${homeArea},${period.replace('q', 'Q').replace('-', ' ')},${value},${mark},${status}`
  })
  done(
    await importText(
      app,
      place.id,
      ['indicator_code,area_code,period,value,mark,status', ...lines].join('\n'),
    ),
  )
}
const read = (
  one: Indicator,
  periods?: readonly Period[],
  asAt: Date | null = null,
): Promise<Observation[]> =>
  readTenant(app.db, place.id, (trx) => listFigures(trx, { indicatorIds: [one.id], periods }, asAt))
const [q1, q2, q3] = [quarter(2008, 1), quarter(2008, 2), quarter(2008, 3)] as const

describe('a derived figure', () => {
  let share: Indicator
  beforeEach(async () => {
    await indicator('REC')
    await indicator('ALL')
    share = await indicator('SHARE', { unit: '%', kind: 'rate' })
    await aFormula(app, team, 'SHARE', 'pct([REC], [ALL])')
  })

  it('is worked out from what is recorded, with both counts, and was recorded by nobody', async () => {
    await figures('REC q2-2008/09 38', 'ALL q2-2008/09 46 ok provisional')
    expect(await read(share)).toMatchObject([
      {
        period: q2,
        value: '82.608695652173913',
        numerator: '38',
        denominator: '46',
        mark: 'ok',
        status: 'provisional',
        recordedBy: null,
        revision: 0,
        computed: {
          version: 1,
          formula: 'pct([REC], [ALL])',
          absence: null,
          inputs: [
            { text: '[REC]', value: '38', periods: [q2] },
            { text: '[ALL]', value: '46', periods: [q2] },
          ],
        },
      },
    ])
    expect((await verify(app, place)).faults).toEqual([])
  })

  it('changes at once with a figure that it refers to, and is what it was as at an earlier moment', async () => {
    await figures('REC q2-2008/09 20', 'ALL q2-2008/09 50')
    const [first] = await read(share)
    await figures('REC q2-2008/09 30')
    expect((await read(share))[0]?.value).toBe('60')
    expect((await read(share, undefined, first?.recordedAt ?? null))[0]?.value).toBe('40')
  })

  it('is worked out as at a moment by the formula that stood then', async () => {
    await figures('REC q2-2008/09 20', 'ALL q2-2008/09 50')
    const [first] = await read(share)
    await aFormula(app, team, 'SHARE', '[ALL] - [REC]', 1)
    expect((await read(share))[0]).toMatchObject({ value: '30', computed: { version: 2 } })
    expect((await read(share, undefined, first?.recordedAt ?? null))[0]).toMatchObject({
      value: '40',
      computed: { version: 1 },
    })
  })

  it.each([
    ['a missing figure', ['REC q2-2008/09 20'], 'missing', 'There is no figure for ALL in Q2 2008/09.'],
    [
      'a suppressed one',
      ['REC q2-2008/09 20', 'ALL q2-2008/09 [] suppressed'],
      'suppressed',
      'ALL in Q2 2008/09 is suppressed, so nothing is shown from which it could be worked out.',
    ],
    [
      'a nought below',
      ['REC q2-2008/09 20', 'ALL q2-2008/09 0'],
      'not-applicable',
      'ALL in Q2 2008/09 is 0, so there is nothing to divide by.',
    ],
  ])('says why there is none: %s', async (_, rows, mark, why) => {
    await figures(...rows.map((row) => row.replace('[]', '')))
    const [found] = await read(share, [q2])
    expect(found).toMatchObject({ value: null, numerator: null, mark })
    expect(found?.reason).toContain('Cannot be calculated.')
    expect(found?.reason).toContain(why)
  })

  it('is no more there than a recorded one where nothing at all stands, and still says why', async () => {
    expect(await read(share, [q2])).toEqual([])
    const where = { indicatorId: share.id, areaCode: homeArea, period: q2 }
    const computed = await readTenant(app.db, place.id, (trx) => findComputed(trx, where, null))
    expect(computed).toMatchObject({ absence: { reason: 'missing', of: '[REC]' } })
  })

  it('stands in series, in printed quarters and among the periods of its indicator', async () => {
    await figures('REC q1-2008/09 10', 'ALL q1-2008/09 40', 'REC q3-2008/09 20', 'ALL q3-2008/09 40')
    const span = { kind: 'quarter' as const, first: q1.index, last: q3.index }
    await readTenant(app.db, place.id, async (trx) => {
      expect((await listSeriesOf(trx, [share.id], homeArea, span, null)).get(share.id)).toEqual({
        first: q1.index,
        values: ['25', null, '50'],
      })
      const printed = (await listPrintedFigures(trx, [share.id], homeArea, span, null)).get(share.id)
      expect([...(printed ?? [])].map(([index, { value }]) => [index, value])).toEqual([
        [q1.index, '25'],
        [q3.index, '50'],
      ])
      expect(await listPeriodsWithFigure(trx, share.id, homeArea, null)).toEqual([q3, q1])
      const last = await listLastPeriodsOf(trx, [share.id], homeArea, [quarter(2009, 4)], null)
      expect(last).toEqual(new Map([[share.id, q3]]))
    })
  })

  it('is refused in a file, as nobody records it', async () => {
    const refused = await importText(
      app,
      place.id,
      `indicator_code,area_code,period,value\nSHARE,${homeArea},Q2 2008/09,40`,
    )
    expect(refused).toMatchObject({ refused: 'invalid', findings: [{ line: 2, code: 'indicator-derived' }] })
  })
})

describe('formulas upon formulas', () => {
  it('are worked out in their order, through periods before and the year to date', async () => {
    await indicator('A')
    const sum = await indicator('B')
    const change = await indicator('C')
    await aFormula(app, team, 'B', '[A, year to date]')
    await aFormula(app, team, 'C', '[B] - [B, prev]')
    await figures('A q1-2008/09 10', 'A q2-2008/09 7', 'A q3-2008/09 5')
    expect((await read(sum, [q3])).map(({ value }) => value)).toEqual(['22'])
    expect((await read(change, [q2, q3])).map(({ value }) => value)).toEqual(['7', '5'])
    expect((await read(change)).map(({ value }) => value)).toEqual([null, '7', '5'])
  })

  it('take no more queries for many than for a few', async () => {
    await indicator('A')
    const made: number[] = []
    for (let i = 0; i < 12; i++) {
      made.push((await indicator(`D${i}`)).id)
      await aFormula(app, team, `D${i}`, i < 3 ? `[A] + ${i}` : `[D${i - 1}] + [A]`)
    }
    await figures('A q1-2008/09 10')
    const queriesFor = async (indicatorIds: readonly number[]): Promise<number> => {
      let count = 0
      await readTenant(app.db, place.id, async (trx) => {
        const counting = new Proxy(trx, {
          get(target, key, receiver) {
            if (key === 'getExecutor' || key === 'selectFrom') count += 1
            const found: unknown = Reflect.get(target, key, receiver)
            return typeof found === 'function'
              ? (found as (...args: unknown[]) => unknown).bind(target)
              : found
          },
        })
        expect(await listFigures(counting, { indicatorIds, periods: [q1] }, null)).toHaveLength(
          indicatorIds.length,
        )
      })
      return count
    }
    expect(await queriesFor(made)).toBe(3)
    expect(await queriesFor(made)).toBe(await queriesFor(made.slice(0, 1)))
  })
})

describe('what a formula asks the system', () => {
  it('is not available yet where no room answers, and says so', async () => {
    hangSystemSources({})
    const risks = await indicator('RISKS')
    await aFormula(app, team, 'RISKS', 'risksAtOrAbove(20)')
    const [found] = await read(risks, [q2])
    expect(found).toMatchObject({
      value: null,
      mark: 'missing',
      computed: { absence: { reason: 'not-available-yet' } },
    })
    expect(found?.reason).toBe('Cannot be calculated. Not available yet: there is no risk register here.')
  })
})

describe('a round', () => {
  it('asks nobody for a derived figure', async () => {
    const organisationId = (await aDepartment(app, place.id)).id
    const recorded = await indicator('A', { organisationId })
    await indicator('B', { organisationId })
    await aFormula(app, team, 'B', '[A] * 2')
    const due = await readTenant(app.db, place.id, (trx) => listDue(trx, quarter(2008, 2)))
    expect(due.map(({ lines }) => lines.map(({ indicatorId }) => indicatorId))).toEqual([[recorded.id]])
  })
})
