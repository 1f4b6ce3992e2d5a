import { readFileSync, existsSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { aFormula } from '../../test/worlds/a-formula.ts'
import { aTarget, anIndicator } from '../../test/worlds/an-indicator.ts'
import { anOpenReturn, returnNow, theQuarter, typed } from '../../test/worlds/an-open-return.ts'
import { done } from '../../test/worlds/builder.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import { accept, save, send, step } from '../../test/worlds/walk-return.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { listObservations } from '../figures/observation.sql.ts'
import { listDue } from '../figures/round.sql.ts'
import { listTargets } from '../figures/target.sql.ts'
import { checkReturn } from './check-return.ts'
import { loadLines } from './load-return.action.ts'
import { daysLate } from './load-round.action.ts'
import { readReturnForm } from './read-form.ts'

// The faults that a workshop on quarterly monitoring found (data/seeds/monitoring-feedback.csv): each is one that a
// return of this product cannot have.

let app: App
beforeAll(async () => {
  app = await quietApp()
})

const source = new URL('../../../shared/data/seeds/monitoring-feedback.csv', import.meta.url)

it.runIf(existsSync(source))('has the faults of the workshop before it', () => {
  const text = readFileSync(source, 'utf8')
  for (const fault of [
    'Totals,not completed',
    'Pre-filled information,altered',
    'Sections left blank,problem',
    'Number of initiatives meeting the deadline',
  ])
    expect(text).toContain(fault)
})

describe('totals, not completed', () => {
  it('are worked out, so that no return asks for one and no form can give one', async () => {
    const world = await anOpenReturn(app, [{ code: 'PART' }])
    await anIndicator(app, world.place.id, { code: 'TOTAL', organisationId: world.department.id })
    await aFormula(app, world.team, 'TOTAL', '[PART] * 2')
    const due = await readTenant(app.db, world.place.id, async (trx) => listDue(trx, theQuarter))
    const part = world.indicators[0]?.id
    expect(due.flatMap(({ lines }) => lines.map(({ indicatorId }) => indicatorId))).toEqual([part])
    const form = readReturnForm([['TOTAL.typed', '76.4']], ['PART'])
    expect([form.lines.size, form.unknown]).toEqual([0, ['TOTAL.typed']])
  })
})

describe('pre-filled information, altered', () => {
  it('is ignored where a form sends it, named, and the rest of the form is kept', async () => {
    const world = await anOpenReturn(app, [{ code: 'NI1' }])
    const [indicator] = world.indicators
    if (!indicator) throw new Error('there is no indicator')
    await aTarget(app, world.place.id, indicator, theQuarter, '40')
    const boxes: [string, string][] = [
      ['NI1.typed', '38.2'],
      ['NI1.target', '30'],
      ['NI1.last', '99'],
      ['NI2.typed', '7'],
    ]
    const form = readReturnForm(boxes, ['NI1'])
    expect(form.unknown).toEqual(['NI1.target', 'NI1.last', 'NI2.typed'])
    const { version } = await returnNow(world, world.team)
    done(await save(world, world.collator, [], { lines: form.lines, version }))
    const selection = { indicatorIds: [indicator.id] }
    const [targets, figures, lines] = await readTenant(app.db, world.place.id, async (trx) => [
      await listTargets(trx, selection, null),
      await listObservations(trx, selection, null),
      await loadLines(trx, await returnNow(world, world.team)),
    ])
    expect(targets.map(({ value }) => value)).toEqual(['40'])
    expect(figures).toEqual([])
    expect(lines.map(({ entered }) => entered.typed)).toEqual(['38.2'])
  })
})

describe('sections left blank', () => {
  it('stop a return from being sent, by name, and a blank is never a nought', async () => {
    const world = await anOpenReturn(app)
    done(await save(world, world.collator, [typed('38.2')]))
    const blank = world.indicators[1]?.code ?? ''
    expect(await step(world, world.collator, 'submit')).toMatchObject({
      refused: 'invalid',
      findings: [{ field: `${blank}.typed`, code: 'answer-missing' }],
    })
    const head = await returnNow(world, world.team)
    const lines = await readTenant(app.db, world.place.id, (trx) => loadLines(trx, head))
    expect(lines.map(({ value }) => value)).toEqual(['38.2', null])
    expect([...checkReturn(lines, '')].map(({ code }) => code)).toEqual(['answer-missing'])
  })

  it('are told apart from nothing to report, which is a nought that somebody answers for', async () => {
    const world = await anOpenReturn(app, [{ kind: 'flow', unit: '', decimals: 0 }, {}])
    await send(world, [typed('', { answer: 'nil' }), typed('', { answer: 'not-available' })])
    await accept(world)
    const ids = world.indicators.map(({ id }) => id)
    const stored = await readTenant(app.db, world.place.id, (trx) =>
      listObservations(trx, { indicatorIds: ids }, null),
    )
    const said = new Map(stored.map(({ indicatorId, value, mark }) => [indicatorId, [value, mark]]))
    expect(ids.map((id) => said.get(id))).toEqual([
      ['0', 'nil'],
      [null, 'missing'],
    ])
  })
})

describe('the number meeting the deadline', () => {
  // Friday 17 October 2008 is the day; Monday 20 October is one working day later, Friday 24 October five.
  it.each([
    ['open', '2008-10-17', 0],
    ['open', '2008-10-18', 1],
    ['draft', '2008-10-20', 1],
    ['queried', '2008-10-24', 5],
    ['reopened', '2008-10-24', 5],
    ['submitted', '2008-10-24', 0],
    ['certified', '2008-10-24', 0],
    ['accepted', '2008-10-24', 0],
  ] as const)('counts a return that is %s on %s as %i working days late', (state, today, days) => {
    expect(daysLate({ state, dueOn: '2008-10-17', decidedAt: null }, today)).toBe(days)
  })
})
