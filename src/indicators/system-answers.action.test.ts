import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aDepartment } from '../../test/worlds/a-department.ts'
import { aFormula } from '../../test/worlds/a-formula.ts'
import { anActor } from '../../test/worlds/an-actor.ts'
import { importText } from '../../test/worlds/an-import.ts'
import { anIndicator, aTarget } from '../../test/worlds/an-indicator.ts'
import { builder, done } from '../../test/worlds/builder.ts'
import { homeArea, newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { listFigures } from '../derived/list-figures.action.ts'
import { hangSystemSources } from '../derived/system-sources.action.ts'
import type { Indicator, Observation } from '../figures/indicator.ts'
import { setTargets } from '../figures/set-targets.action.ts'
import type { Decimal } from '../kernel/decimal.ts'
import { quarter } from '../kernel/period.ts'
import type { Place } from '../places/place.ts'
import { makeChange } from '../record/make-change.action.ts'
import type { Actor } from '../rights/actor.ts'
import { percentGreen } from './percent-green.action.ts'
import { percentStretchOnTrack } from './percent-stretch.action.ts'

const q2 = quarter(2008, 2)
let app: App
let place: Place
let team: Actor
beforeAll(async () => {
  app = await quietApp()
  hangSystemSources({ percentGreen, percentStretchOnTrack })
})
beforeEach(async () => {
  place = await newTenant(app)
  team = await anActor(app, place.id, 'performance-team')
})
/** Figures of Q2 2008/09; high is good. */
const record = async (figures: Readonly<Record<string, number>>): Promise<void> => {
  const lines = Object.entries(figures).map(([code, value]) => `${code},${homeArea},Q2 2008/09,${value}`)
  done(await importText(app, place.id, ['indicator_code,area_code,period,value', ...lines].join('\n')))
}
const resultOf = async (one: Indicator, asAt: Date | null = null): Promise<Observation | undefined> => {
  const selection = { indicatorIds: [one.id], areaCodes: [homeArea], periods: [q2] }
  return (await readTenant(app.db, place.id, (trx) => listFigures(trx, selection, asAt)))[0]
}

describe('% of indicators green', () => {
  let green: Indicator
  beforeEach(async () => {
    for (const code of ['A', 'B', 'C', 'D'])
      await aTarget(app, place.id, await anIndicator(app, place.id, { code, sets: ['LAA'] }), q2, '50')
    await aTarget(app, place.id, await anIndicator(app, place.id, { code: 'OTHER' }), q2, '50')
    await anIndicator(app, place.id, { code: 'YEARLY', periodKind: 'financial-year', sets: ['LAA'] })
    green = await anIndicator(app, place.id, { code: 'GREEN', sets: ['LAA'] })
    await aFormula(app, team, 'GREEN', "percentGreen('LAA')")
  })

  it('is of those rated, with both counts and those in neither beside it', async () => {
    await record({ A: 60, B: 55, C: 10, OTHER: 10 })
    expect(await resultOf(green)).toMatchObject({
      value: '66.666666666666667',
      numerator: '2',
      denominator: '3',
      // D without a figure, and the one whose figures come year by year.
      computed: { counts: { apart: 2 } },
    })
    await aFormula(app, team, 'GREEN', 'percentGreen()', 1)
    expect(await resultOf(green)).toMatchObject({ value: '50', numerator: '2', denominator: '4' })
  })

  it('changes with a figure that is counted, and is what it was as at an earlier moment', async () => {
    await record({ A: 60, B: 55, C: 10 })
    const before = new Date()
    await record({ C: 70 })
    expect((await resultOf(green))?.value).toBe('100')
    const { rows } = await app.db.pool.query<{ at: Date }>(
      'select max(recorded_at) as at from observation where tenant_id = $1 and revision = 1',
      [place.id],
    )
    expect((await resultOf(green, rows[0]?.at ?? before))?.value).toBe('66.666666666666667')
  })

  it('does not count those that rest on the system themselves, so that nothing waits for itself', async () => {
    const twice = await anIndicator(app, place.id, { code: 'TWICE', sets: ['LAA'] })
    await aFormula(app, team, 'TWICE', '[GREEN] * 2')
    await aTarget(app, place.id, twice, q2, '1')
    await record({ A: 60 })
    expect(await resultOf(green)).toMatchObject({ numerator: '1', denominator: '1' })
    expect((await resultOf(twice))?.value).toBe('200')
  })

  it('is not a nought where nothing is rated, or where there is no such set', async () => {
    expect(await resultOf(green)).toMatchObject({
      value: null,
      mark: 'not-applicable',
      reason: 'Cannot be calculated. Nothing that it counts is rated yet.',
    })
    await aFormula(app, team, 'GREEN', "percentGreen('NOSUCH')", 1)
    expect(await resultOf(green)).toMatchObject({ value: null, mark: 'missing' })
  })
})

describe('% of stretch targets on track', () => {
  it('is of the stretch targets of one organisation that are rated', async () => {
    const own = await aDepartment(app, place.id, { code: 'safer' })
    const other = await aDepartment(app, place.id)
    const stretch = async (code: string, organisationId: number, regime: string): Promise<void> => {
      const { id } = await anIndicator(app, place.id, { code, organisationId })
      const target = {
        indicatorId: id,
        areaCode: homeArea,
        period: q2,
        regime,
        kind: 'quarterly-profile' as const,
        value: '50' as Decimal,
        range: null,
        wording: '',
        basis: '',
      }
      done(
        await makeChange(app.db, place.id, builder, (change) =>
          setTargets(change, 'set-up', [target], () => code),
        ),
      )
    }
    await stretch('A', own.id, 'stretch')
    await stretch('B', own.id, 'stretch')
    await stretch('C', own.id, 'stretch')
    await stretch('LOCAL', own.id, 'service')
    await stretch('ELSEWHERE', other.id, 'stretch')
    const track = await anIndicator(app, place.id, { code: 'TRACK' })
    await aFormula(app, team, 'TRACK', "percentStretchOnTrack('safer')")
    await record({ A: 60, B: 10, LOCAL: 60, ELSEWHERE: 60 })
    expect(await resultOf(track)).toMatchObject({
      value: '50',
      numerator: '1',
      denominator: '2',
      computed: { counts: { apart: 1 } },
    })
  })
})
