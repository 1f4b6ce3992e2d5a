import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { anActor } from '../../test/worlds/an-actor.ts'
import { anOpenReturn, returnNow, typed, type OpenReturn } from '../../test/worlds/an-open-return.ts'
import { done } from '../../test/worlds/builder.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import { verify } from '../../test/worlds/verify.ts'
import { save } from '../../test/worlds/walk-return.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { listLatest } from '../record/audit.sql.ts'
import { enteredFields, nothingEntered, type Entered } from './return.ts'
import { listLines, type StoredLine } from './return.sql.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

async function linesOf(world: OpenReturn): Promise<StoredLine[]> {
  const { id } = await returnNow(world, world.team)
  return readTenant(app.db, world.place.id, (trx) => listLines(trx, id))
}
const newest = async ({ place }: OpenReturn) =>
  (await readTenant(app.db, place.id, (trx) => listLatest(trx, 1e6, 1)))[0]

describe('a draft', () => {
  it('keeps what was typed, right or wrong, and loses nothing', async () => {
    const world = await anOpenReturn(app)
    const wrong = typed(' about 1,5 (see e-mail) ', { reason: '?', cause: '<b>x</b>', answer: 'value' })
    const odd: Entered = { ...nothingEntered, answer: 'nil', typed: '7', forecast: '\u202egnp.exe' }
    const head = done(await save(world, world.collator, [wrong, odd], { keyIssues: 'Snow.\r\nMore snow.' }))
    expect(head).toMatchObject({ state: 'draft', keyIssues: 'Snow.\r\nMore snow.', savedBy: 'collator' })
    expect(await linesOf(world)).toMatchObject([
      { ...wrong, enteredBy: world.collator.personId },
      { ...odd, enteredBy: world.collator.personId },
    ])
  })

  it('keeps any text, and the record of it verifies', async () => {
    const world = await anOpenReturn(app, [{}])
    const samples = fc.sample(
      fc.record({ typed: fc.string({ unit: 'binary' }), cause: fc.string({ unit: 'binary' }) }),
      {
        numRuns: 30,
        seed: 7,
      },
    )
    const hostile = [
      'x'.repeat(10_000),
      'a\u0000b',
      '\ud800',
      '\u0007\u001b[31m',
      '{"a":1}',
      "'; drop table return; --",
    ]
    for (const { typed: text, cause } of [
      ...samples,
      ...hostile.map((each) => ({ typed: each, cause: each })),
    ]) {
      done(await save(world, world.collator, [typed(text, { cause })]))
      const stored = (part: string) => part.replaceAll('\u0000', '').toWellFormed()
      expect(await linesOf(world)).toMatchObject([{ typed: stored(text), cause: stored(cause) }])
    }
    expect((await verify(app, world.place)).faults).toEqual([])
  })

  it('leaves an entry that says for each changed line what it was and what it is', async () => {
    const world = await anOpenReturn(app)
    const [first] = world.indicators.map(({ code }) => code)
    done(await save(world, world.collator, [typed('38.2'), typed('39')]))
    done(await save(world, world.director, [typed('38.3', { reason: 'Checked' }), typed('39')]))
    expect(await newest(world)).toMatchObject({
      action: 'return-saved',
      actingRole: 'operational-director',
      personId: world.director.personId,
      before: { [first ?? '']: { typed: '38.2', reason: '' } },
      after: { [first ?? '']: { typed: '38.3', reason: 'Checked' } },
    })
    expect((await linesOf(world)).map(({ enteredBy }) => enteredBy)).toEqual([
      world.director.personId,
      world.collator.personId,
    ])
  })

  it('that changes nothing leaves no entry and no new version', async () => {
    const world = await anOpenReturn(app)
    const head = done(await save(world, world.collator, [typed('38.2')]))
    const entry = await newest(world)
    expect(done(await save(world, world.collator, [typed('38.2')]))).toEqual(head)
    expect(await newest(world)).toEqual(entry)
  })

  it('leaves lines alone that it does not name, and passes over codes that are not its own', async () => {
    const world = await anOpenReturn(app)
    done(await save(world, world.collator, [typed('38.2'), typed('39')]))
    const lines = new Map([
      ['NI999', typed('1')],
      [world.indicators[1]?.code ?? '', typed('40')],
    ])
    done(await save(world, world.collator, [], { lines }))
    expect((await linesOf(world)).map((line) => line.typed)).toEqual(['38.2', '40'])
  })
})

describe('two people in one return', () => {
  it('are told of each other, and nothing is overwritten', async () => {
    const world = await anOpenReturn(app)
    const { version } = await returnNow(world, world.team)
    done(await save(world, world.collator, [typed('38.2')], { version }))
    const result = await save(world, world.director, [typed('12')], { version })
    const { savedAt } = await returnNow(world, world.team)
    expect(result).toMatchObject({
      refused: 'conflict',
      why: 'return-changed-meanwhile',
      args: { by: 'collator', at: savedAt?.toISOString() },
    })
    expect((await linesOf(world)).map((line) => line.typed)).toEqual(['38.2', ''])
  })

  it('at the same moment: one is saved, the others are told', async () => {
    const world = await anOpenReturn(app)
    const { version } = await returnNow(world, world.team)
    const colleagues = await Promise.all(
      [1, 2, 3, 4].map((i) =>
        anActor(app, world.place.id, 'collator', world.department.id, `Colleague ${i}`),
      ),
    )
    const results = await Promise.all(
      colleagues.map((colleague, i) => save(world, colleague, [typed(String(i))], { version })),
    )
    expect(results.filter((result) => !isRefusal(result))).toHaveLength(1)
    const winner = results.findIndex((result) => !isRefusal(result))
    for (const result of results.filter(isRefusal)) {
      expect(result).toMatchObject({
        why: 'return-changed-meanwhile',
        args: { by: `Colleague ${winner + 1}` },
      })
    }
    const [line] = await linesOf(world)
    expect(enteredFields.map((field) => line?.[field])).toEqual(['', String(winner), '', '', '', ''])
  })
})
