import { beforeAll, describe, expect, it } from 'vitest'
import { anIndicator } from '../../test/worlds/an-indicator.ts'
import { builder, done } from '../../test/worlds/builder.ts'
import { homeArea, newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import type { Decimal } from '../kernel/decimal.ts'
import { quarter, shift } from '../kernel/period.ts'
import { listLatest } from '../record/audit.sql.ts'
import { makeChange } from '../record/make-change.action.ts'
import type { Indicator, Target } from './indicator.ts'
import { setTargets } from './set-targets.action.ts'
import { listTargets } from './target.sql.ts'

let app: App
let tenantId: number
beforeAll(async () => {
  app = await quietApp()
  tenantId = (await newTenant(app)).id
})

const first = quarter(1950, 1)
const aim = (indicator: Indicator, value: string, more: Partial<Target> = {}): Omit<Target, 'revision'> => ({
  indicatorId: indicator.id,
  areaCode: homeArea,
  period: first,
  regime: 'corporate',
  kind: 'quarterly-profile',
  value: value as Decimal,
  range: null,
  wording: '',
  basis: '',
  ...more,
})
const set = async (...targets: readonly Omit<Target, 'revision'>[]): Promise<number> =>
  done(await makeChange(app.db, tenantId, builder, (change) => setTargets(change, 'set-up', targets, String)))
const stored = (indicator: Indicator, asAt: Date | null = null): Promise<Target[]> =>
  readTenant(app.db, tenantId, (trx) => listTargets(trx, { indicatorIds: [indicator.id] }, asAt))

describe('targets', () => {
  it('are kept in revisions; one that says the same is not set again', async () => {
    const indicator = await anIndicator(app, tenantId)
    expect(await set(aim(indicator, '50'))).toBe(1)
    const [entry] = await readTenant(app.db, tenantId, (trx) => listLatest(trx, 1e6, 1))
    expect(entry).toMatchObject({
      action: 'targets-set',
      after: [[String(indicator.id), homeArea, 'q1-1950-51', 'corporate', '50']],
    })
    expect(await set(aim(indicator, '50'))).toBe(0)
    expect(await set(aim(indicator, '55', { basis: 'National average' }))).toBe(1)
    expect((await stored(indicator)).map(({ revision, value, basis }) => [revision, value, basis])).toEqual([
      [2, '55', 'National average'],
    ])
    expect((await stored(indicator, new Date(entry?.at ?? ''))).map(({ value }) => value)).toEqual(['50'])
  })

  it('of several regimes stand beside each other on one figure', async () => {
    const indicator = await anIndicator(app, tenantId)
    expect(await set(aim(indicator, '50'), aim(indicator, '60', { regime: 'stretch' }))).toBe(2)
    expect(await set(aim(indicator, '65', { regime: 'stretch' }))).toBe(1)
    expect((await stored(indicator)).map(({ regime, value }) => [regime, value])).toEqual([
      ['corporate', '50'],
      ['stretch', '65'],
    ])
  })

  it('may be set by the thousand', async () => {
    const indicator = await anIndicator(app, tenantId)
    const many = Array.from({ length: 5_000 }, (_, i) =>
      aim(indicator, String(i), { period: shift(first, i) }),
    )
    expect(await set(...many)).toBe(5_000)
    expect(await stored(indicator)).toHaveLength(5_000)
  })
})
