import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { anActor } from '../../test/worlds/an-actor.ts'
import { demonstrationApp } from '../../test/worlds/demonstration.ts'
import { actorNamed, placeNamed } from '../../test/worlds/posts.ts'
import { newTenant } from '../../test/worlds/new-tenant.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { findRule } from '../figures/target.sql.ts'
import { isRefusal } from '../kernel/refusal.ts'
import type { Actor } from '../rights/actor.ts'
import { checkRule, type TypedRule } from './check-rule.ts'
import { setRule, tryRule } from './set-rule.action.ts'

const rule: TypedRule = {
  family: 'tolerance',
  toleranceKind: 'pct',
  tolerance: '10',
  exceedBy: '20',
  reason: 'Agreed by the Executive Board on 14 November 2008',
}

let app: App
beforeAll(async () => {
  app = await demonstrationApp()
})

describe('the rule of a place', () => {
  let team: Actor
  beforeEach(async () => {
    team = await anActor(app, (await newTenant(app)).id, 'performance-team')
  })
  const inForce = (asAt: Date | null = null) =>
    readTenant(app.db, team.tenantId, (trx) => findRule(trx, asAt))

  it('is set as its next version, and what it was stays as it was at its time', async () => {
    const before = new Date(Date.now() - 60_000)
    expect(await setRule(app, team, rule, 1)).toMatchObject({ version: 2 })
    expect(await inForce()).toEqual({
      version: 2,
      family: 'tolerance',
      tolerance: { kind: 'pct', value: '10' },
      exceedBy: '20',
    })
    expect((await inForce(before)).version).toBe(1)
  })

  it('is not overwritten by whoever looked at an older one', async () => {
    await setRule(app, team, rule, 1)
    expect(await setRule(app, team, { ...rule, tolerance: '3' }, 1)).toMatchObject({
      refused: 'conflict',
      why: 'rule-changed-meanwhile',
    })
    expect((await inForce()).tolerance.value).toBe('10')
  })

  it('is set and tried by the performance team, and by nobody else', async () => {
    const officer = await anActor(app, team.tenantId, 'collator')
    expect(await setRule(app, officer, rule, 1)).toMatchObject({ refused: 'not-allowed' })
    expect(await tryRule(app, officer, rule, '2008-11-14')).toMatchObject({ refused: 'not-allowed' })
  })

  it.each([
    [{ family: 'traffic' }, 'family', 'family-missing'],
    [{ toleranceKind: '' }, 'toleranceKind', 'tolerance-kind-missing'],
    [{ tolerance: '' }, 'tolerance', 'tolerance-form'],
    [{ tolerance: '-1' }, 'tolerance', 'tolerance-form'],
    [{ tolerance: '101' }, 'tolerance', 'tolerance-over-hundred'],
    [{ exceedBy: 'much' }, 'exceedBy', 'exceed-form'],
    [{ reason: ' ' }, 'reason', 'reason-missing'],
  ])('with %j says what is wrong and changes nothing', async (wrong, field, code) => {
    expect([...checkRule({ ...rule, ...wrong })]).toMatchObject([{ field, code }])
    expect(await setRule(app, team, { ...rule, ...wrong }, 1)).toMatchObject({ refused: 'invalid' })
    expect((await inForce()).version).toBe(1)
  })
})

describe('a rule that is tried', () => {
  // 28 green, 10 amber and 5 red in quarter 2, as the demonstration's own test counts them from its files.
  it('says how many statuses of the latest quarter would be others, and changes none', async () => {
    const halton = await placeNamed(app, 'halton')
    const team = await actorNamed(app, halton, 'Corporate Performance Manager')
    const effect = await tryRule(app, team, { ...rule, tolerance: '0' }, '2009-01-12')
    if (isRefusal(effect)) throw new Error(effect.why)
    const moved = (from: string, to: string) =>
      effect.changes.find((change) => change.from === from && change.to === to)?.count ?? 0
    expect(effect.judged).toBe(45)
    expect(moved('amber', 'red')).toBeGreaterThan(0)
    expect(moved('green', 'red') + moved('red', 'amber')).toBe(0)
    expect(await tryRule(app, team, { ...rule, tolerance: '5' }, '2009-01-12')).toMatchObject({ changes: [] })
  })
})
