import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aDepartment } from '../../test/worlds/a-department.ts'
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
import { listIndicators } from '../figures/indicator.sql.ts'
import { isRefusal } from '../kernel/refusal.ts'
import type { Place } from '../places/place.ts'
import type { Actor } from '../rights/actor.ts'
import { partsOfOpened } from '../rights/policy.ts'
import { listFigures } from './list-figures.action.ts'
import { loadDependents } from './load-formula.action.ts'
import { setFormula, tryFormula, withdrawFormula } from './set-formula.action.ts'

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

  it('reckons with numbers alone: no level and no date is added up or averaged', async () => {
    const worded = { unit: '', decimals: 0, periodKind: 'quarter' } as const
    await anIndicator(app, place.id, { ...worded, code: 'R', kind: 'ordinal', levels: ['Red', 'Green'] })
    await anIndicator(app, place.id, { ...worded, code: 'D', kind: 'date' })
    expect(await setFormula(app, team, 'A', typed('[R] + [D]'), 0)).toMatchObject({
      findings: [{ code: 'no-number' }, { code: 'no-number' }],
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

describe('a formula that is withdrawn', () => {
  const read = (code: string, asAt: Date | null = null) =>
    readTenant(app.db, place.id, async (trx) => {
      const [one] = await listIndicators(trx, partsOfOpened, { codes: [code] })
      return listFigures(trx, { indicatorIds: [one?.id ?? 0] }, asAt)
    })

  it('stops its figures from that moment on, and those of what refers to it; earlier ones stay', async () => {
    const rows = [`B,${homeArea},2008/09 Q2,20`, `C,${homeArea},2008/09 Q2,5`]
    done(await importText(app, place.id, ['indicator_code,area_code,period,value', ...rows].join('\n')))
    await aFormula(app, team, 'A', '[B] + [C]')
    const before = (await standing())[0]?.recordedAt ?? null
    expect(await read('A')).toMatchObject([{ value: '25' }])
    expect(done(await withdrawFormula(app, team, 'A', 'No longer asked for', 1))).toBe(2)
    expect(await read('A')).toEqual([])
    expect(await read('A', before)).toMatchObject([{ value: '25' }])
    expect(await standing()).toEqual([])
    expect(await withdrawFormula(app, team, 'A', 'Again', 2)).toMatchObject({ why: 'no-formula' })
    // It is one whose figures are recorded again, and may be given another formula.
    expect(done(await setFormula(app, team, 'A', typed('[B] - [C]'), 2))).toBe(3)
    expect(await read('A')).toMatchObject([{ value: '15' }])
    expect((await verify(app, place)).faults).toEqual([])
  })

  it('asks for a reason, the version that was seen, and the right', async () => {
    await aFormula(app, team, 'A', '[B]')
    expect(await withdrawFormula(app, team, 'A', ' ', 1)).toMatchObject({
      findings: [{ field: 'reason', code: 'reason-missing' }],
    })
    expect(await withdrawFormula(app, team, 'A', 'Why', 0)).toMatchObject({
      why: 'formula-changed-meanwhile',
    })
    const reader = await anActor(app, place.id, 'auditor')
    expect(await withdrawFormula(app, reader, 'A', 'Why', 1)).toMatchObject({ refused: 'not-allowed' })
  })

  it('is asked for by a round again, and figures of it can be brought in', async () => {
    await aFormula(app, team, 'A', '[B]')
    const line = `A,${homeArea},2008/09 Q2,7`
    const bringIn = () => importText(app, place.id, `indicator_code,area_code,period,value\n${line}`)
    expect(isRefusal(await bringIn())).toBe(true)
    done(await withdrawFormula(app, team, 'A', 'Recorded from now on', 1))
    done(await bringIn())
    expect(await read('A')).toMatchObject([{ value: '7' }])
  })
})

describe('what refers to an indicator', () => {
  it('is told as far as the reader may open it', async () => {
    const department = await aDepartment(app, place.id, { code: 'waste', name: 'Waste' })
    await anIndicator(app, place.id, { code: 'OPEN', kind: 'flow', organisationId: department.id })
    await aFormula(app, team, 'A', '[B] + 1')
    await aFormula(app, team, 'OPEN', '[B] + 2')
    const partner = await anActor(app, place.id, 'partner-contributor', department.id)
    const uses = (actor: Actor) =>
      readTenant(app.db, place.id, async (trx) =>
        (await loadDependents(trx, actor, 'B', null)).map(({ code }) => code),
      )
    expect(await uses(team)).toEqual(['A', 'OPEN'])
    expect(await uses(partner)).toEqual(['OPEN'])
  })
})
