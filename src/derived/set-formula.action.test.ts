import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aFormula } from '../../test/worlds/a-formula.ts'
import { anActor } from '../../test/worlds/an-actor.ts'
import { importText } from '../../test/worlds/an-import.ts'
import { anIndicator } from '../../test/worlds/an-indicator.ts'
import { done } from '../../test/worlds/builder.ts'
import { homeArea, newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import { verify } from '../../test/worlds/verify.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { listFormulas, listFormulaVersions } from '../figures/formula.sql.ts'
import { isRefusal } from '../kernel/refusal.ts'
import type { Place } from '../places/place.ts'
import type { Actor } from '../rights/actor.ts'
import { setFormula, tryFormula } from './set-formula.action.ts'

let app: App
let place: Place
let team: Actor
beforeAll(async () => {
  app = await quietApp()
})
beforeEach(async () => {
  place = await newTenant(app)
  team = await anActor(app, place.id, 'performance-team')
  for (const code of ['A', 'B', 'C']) await anIndicator(app, place.id, { code, kind: 'flow', unit: 'tonnes' })
  await anIndicator(app, place.id, { code: 'PCT', unit: '%' })
  await anIndicator(app, place.id, { code: 'YEAR', periodKind: 'financial-year' })
})
const typed = (formula: string, reason = 'Agreed') => ({ formula, reason })
const standing = () => readTenant(app.db, place.id, (trx) => listFormulas(trx, null))

describe('the formula of an indicator', () => {
  it('is kept in versions, with who set it and why, in the record', async () => {
    expect(await setFormula(app, team, 'A', typed('[B] +\r\n[C]', 'First'), 0)).toBe(1)
    expect(await setFormula(app, team, 'A', typed('[B] - [C]', 'Second'), 1)).toBe(2)
    const [one] = await standing()
    expect(one).toMatchObject({ code: 'A', version: 2, text: '[B] - [C]' })
    const versions = await readTenant(app.db, place.id, (trx) =>
      listFormulaVersions(trx, one?.indicatorId ?? 0, null),
    )
    expect(versions).toMatchObject([
      { version: 2, reason: 'Second', recordedBy: 'performance-team' },
      { version: 1, text: '[B] + [C]', reason: 'First' },
    ])
    expect((await verify(app, place)).faults).toEqual([])
  })

  it('is not overwritten by whoever looked at an older one', async () => {
    await aFormula(app, team, 'A', '[B] + [C]')
    expect(await setFormula(app, team, 'A', typed('[B]'), 0)).toMatchObject({
      refused: 'conflict',
      why: 'formula-changed-meanwhile',
    })
    expect(await standing()).toMatchObject([{ text: '[B] + [C]' }])
  })

  it('is set and tried by the performance team, and by nobody else', async () => {
    const officer = await anActor(app, place.id, 'collator')
    expect(await setFormula(app, officer, 'A', typed('[B]'), 0)).toMatchObject({ refused: 'not-allowed' })
    expect(await tryFormula(app, officer, 'A', typed('[B]'))).toMatchObject({ refused: 'not-allowed' })
    expect(await setFormula(app, team, 'NONE', typed('[B]'), 0)).toMatchObject({ refused: 'not-found' })
  })

  it.each([
    ['', 'formula-blank', 1],
    ['[B] +', 'expected', 6],
    ['[B] + [NI999]', 'indicator-unknown', 7],
    ['avg([PCT], [PCT, prev])', 'percentages-averaged', 1],
    ['[B] + [A, prev]', 'goes-in-a-circle', 7],
    ['[PCT, year to date]', 'no-year-to-date', 1],
  ])('%j is refused, with the place of its fault', async (formula, code, at) => {
    const refused = { refused: 'invalid', findings: [{ field: 'formula', code, args: { at } }] }
    expect(await setFormula(app, team, 'A', typed(formula), 0)).toMatchObject(refused)
    expect(await tryFormula(app, team, 'A', typed(formula))).toMatchObject(refused)
    expect(await standing()).toEqual([])
  })

  it('names a circle through others', async () => {
    await aFormula(app, team, 'B', '[C] * 2')
    await aFormula(app, team, 'C', '[A] * 2')
    expect(await setFormula(app, team, 'A', typed('1 + [B]'), 0)).toMatchObject({
      findings: [{ code: 'goes-in-a-circle', args: { at: 5, path: 'A → B → C → A' } }],
    })
  })

  it('cannot refer to figures of other periods, nor stand where figures were recorded', async () => {
    expect(await setFormula(app, team, 'A', typed('[YEAR]'), 0)).toMatchObject({
      findings: [{ code: 'other-periods', args: { code: 'YEAR' } }],
    })
    done(
      await importText(app, place.id, `indicator_code,area_code,period,value\nA,${homeArea},Q2 2008/09,40`),
    )
    expect(await setFormula(app, team, 'A', typed('[B]'), 0)).toMatchObject({
      findings: [{ code: 'has-figures' }],
    })
  })

  it.each([
    [' ', 'reason-missing'],
    ['x'.repeat(1_001), 'reason-too-long'],
  ])('needs a reason', async (reason, code) => {
    expect(await setFormula(app, team, 'A', typed('[B]', reason), 0)).toMatchObject({
      findings: [{ field: 'reason', code }],
    })
  })
})

describe('a formula that is tried', () => {
  it('shows the results of the last quarters, newest first, and changes nothing', async () => {
    const rows = ['B', 'C'].flatMap((code) =>
      [1, 2, 3, 4].map((number) => `${code},${homeArea},Q${number} 2008/09,${number * 10}`),
    )
    done(await importText(app, place.id, ['indicator_code,area_code,period,value', ...rows].join('\n')))
    const tried = await tryFormula(app, team, 'A', typed('[B] + [C, prev]', ''))
    if (isRefusal(tried)) throw new Error(tried.why)
    expect(tried.results.map(({ value }) => value)).toEqual(['70', '50', '30', null])
    expect(await standing()).toEqual([])
  })
})
