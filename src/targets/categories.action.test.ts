import { beforeAll, describe, expect, it } from 'vitest'
import { anActor } from '../../test/worlds/an-actor.ts'
import { importText } from '../../test/worlds/an-import.ts'
import { anIndicator } from '../../test/worlds/an-indicator.ts'
import { builder, done } from '../../test/worlds/builder.ts'
import { homeArea, newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { setTargets } from '../figures/set-targets.action.ts'
import type { Decimal } from '../kernel/decimal.ts'
import { financialYear } from '../kernel/period.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { makeChange } from '../record/make-change.action.ts'
import { isMet } from './category.ts'
import { loadCategoryScores, loadIndicatorCategories, loadJudgement } from './load-categories.action.ts'
import { placeTarget } from './place-target.action.ts'
import { scoreBy, type Outcome } from './score-categories.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

// The words are kept with the time of the change, so the year that is judged is this one.
const thisYear = new Date().getFullYear() + 1
const year = financialYear(thisYear)
const key = `fy${thisYear}-${String((thisYear + 1) % 100).padStart(2, '0')}/corporate`
const today = new Date().toISOString().slice(0, 10)
const why = (result: unknown): string => (isRefusal(result) ? `${result.refused} ${result.why}` : 'done')

async function aPlace() {
  const { id } = await newTenant(app)
  const officer = await anActor(app, id, 'responsible-officer', undefined, 'Waste Manager')
  const indicator = await anIndicator(app, id)
  const target = {
    indicatorId: indicator.id,
    areaCode: homeArea,
    period: year,
    regime: 'corporate',
    kind: 'annual' as const,
    value: '40' as Decimal,
    range: null,
    wording: '',
    basis: '',
  }
  done(await makeChange(app.db, id, builder, (change) => setTargets(change, 'set-up', [target], String)))
  return { id, officer, indicator }
}
type World = Awaited<ReturnType<typeof aPlace>>
const place = (
  { indicator, officer }: World,
  { by = officer, category = 'likely', reason = 'the new contract runs', seen = 0, target = key } = {},
) => placeTarget(app, by, indicator.code, { target, category, reason }, seen, today)

describe('a category', () => {
  it('is placed by a named officer with a reason, and what was said before is kept', async () => {
    const world = await aPlace()
    expect(done(await place(world))).toMatchObject({ category: 'likely', forecast: null, revision: 1 })
    expect(why(await place(world, { category: 'unlikely' }))).toBe('conflict target-changed-meanwhile')
    done(await place(world, { category: 'difficult', reason: 'it was stopped', seen: 1 }))
    const { placed } = await readTenant(app.db, world.id, (trx) =>
      loadIndicatorCategories(trx, world.officer, world.indicator, today),
    )
    expect(placed.map(({ category, by }) => [category, by])).toEqual([
      ['difficult', 'Waste Manager'],
      ['likely', 'Waste Manager'],
    ])
    const at = { asAt: null, today }
    const judgement = await readTenant(app.db, world.id, (trx) =>
      loadJudgement(trx, world.officer, world.indicator, at),
    )
    expect(judgement).toMatchObject({ mayJudge: true, placed: [{ category: 'difficult' }] })
    const before = { asAt: new Date(0), today }
    expect(
      (
        await readTenant(app.db, world.id, (trx) =>
          loadJudgement(trx, world.officer, world.indicator, before),
        )
      ).placed,
    ).toEqual([])
  })

  it('wants a target, one of three words and a reason, from somebody who may', async () => {
    const world = await aPlace()
    const result = await place(world, { target: 'fy1999-00/corporate', category: 'maybe', reason: ' ' })
    expect(isRefusal(result) && result.findings.map(({ code }) => code)).toEqual([
      'which-missing',
      'category-missing',
      'reason-missing',
    ])
    const reader = await anActor(app, world.id, 'councillor')
    expect(why(await place(world, { by: reader }))).toBe('not-allowed no-right')
  })

  it('is scored once its period is over and the figure is in, and not before', async () => {
    const world = await aPlace()
    done(await place(world))
    const later = `${thisYear + 2}-01-01`
    const scores = (day: string) =>
      readTenant(app.db, world.id, (trx) => loadCategoryScores(trx, world.officer, day))
    expect(await scores(later)).toEqual({ byOwner: [], byTheme: [] })
    const row = `${world.indicator.code},${homeArea},${key.slice(2, 9).replace('-', '/')},41`
    done(await importText(app, world.id, `indicator_code,area_code,period,value\n${row}`))
    expect((await scores(today)).byOwner).toEqual([])
    expect((await scores(later)).byOwner).toMatchObject([
      {
        name: 'Waste Manager',
        said: { likely: { met: 1, all: 1 } },
        forecast: { likely: { met: 0, all: 0 } },
      },
    ])
    expect((await scores(later)).byTheme).toMatchObject([{ name: '' }])
  })
})

describe('scores', () => {
  it('count plainly, what was said beside what was reckoned of the same targets', () => {
    const outcome = (said: Outcome['said'], forecast: Outcome['forecast'], met: boolean): Outcome => ({
      by: 'A',
      themes: ['Safer', 'Healthy'],
      said,
      forecast,
      isMet: met,
    })
    const outcomes = [
      outcome('likely', 'likely', true),
      outcome('likely', 'unlikely', false),
      outcome('unlikely', null, false),
    ]
    expect(scoreBy(outcomes, ({ by }) => [by])).toEqual([
      {
        name: 'A',
        said: { likely: { met: 1, all: 2 }, difficult: { met: 0, all: 0 }, unlikely: { met: 0, all: 1 } },
        forecast: { likely: { met: 1, all: 1 }, difficult: { met: 0, all: 0 }, unlikely: { met: 0, all: 1 } },
      },
    ])
    expect(scoreBy(outcomes, ({ themes }) => themes).map(({ name }) => name)).toEqual(['Healthy', 'Safer'])
  })

  it('know a target that is met: at or above it, at or below a limit, within a range', () => {
    const number = (text: string): Decimal => text as Decimal
    const at = { value: number('40'), range: null }
    expect(isMet(number('40.0'), at, 'high')).toBe(true)
    expect(isMet(number('39.9'), at, 'high')).toBe(false)
    expect(isMet(number('39.9'), at, 'low')).toBe(true)
    const within = { value: null, range: { low: number('-5'), high: number('5') } }
    expect(isMet(number('-5'), within, 'range')).toBe(true)
    expect(isMet(number('5.1'), within, 'range')).toBe(false)
    expect(isMet(null, at, 'high')).toBeNull()
    expect(isMet(number('1'), at, 'none')).toBeNull()
  })
})
