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
import { keyIssuesName, markOf, markOfText } from './draft.ts'
import { nothingEntered, type Entered, type StoredLine } from './return.ts'
import { listLines } from './return.sql.ts'

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

/** By indicator code, in the order of the indicators. */
function named(world: OpenReturn, lines: readonly Entered[]): Map<string, Entered> {
  return new Map(lines.map((entered, i) => [world.indicators[i]?.code ?? '', entered]))
}

/** What a page that shows these lines sends back with them. */
function marksOf(world: OpenReturn, lines: readonly Entered[]): Map<string, string> {
  return new Map([...named(world, lines)].map(([code, entered]) => [code, markOf(entered)]))
}

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
    expect(line).toMatchObject(typed(String(winner)))
  })

  it('on different lines both are saved, and neither is told anything', async () => {
    const world = await anOpenReturn(app)
    const { version } = await returnNow(world, world.team)
    const seen = marksOf(world, [nothingEntered, nothingEntered])
    const form = (lines: readonly Entered[]) => ({ version, seen, lines: named(world, lines) })
    done(await save(world, world.collator, [], form([typed('38.2'), nothingEntered])))
    done(await save(world, world.director, [], form([nothingEntered, typed('39')])))
    expect(await linesOf(world)).toMatchObject([
      { typed: '38.2', enteredBy: world.collator.personId },
      { typed: '39', enteredBy: world.director.personId },
    ])
    expect((await returnNow(world, world.team)).version).toBe(version + 2)
  })

  it('a page that still shows an old line does not put it back', async () => {
    const world = await anOpenReturn(app)
    done(await save(world, world.collator, [typed('38.2'), typed('39')]))
    const { version } = await returnNow(world, world.team)
    const old = [typed('38.2'), typed('39')]
    done(await save(world, world.director, [typed('38.9')]))
    const lines = named(world, [typed('38.2'), typed('39.5')])
    done(await save(world, world.collator, [], { version, seen: marksOf(world, old), lines }))
    expect((await linesOf(world)).map((line) => line.typed)).toEqual(['38.9', '39.5'])
  })

  it('who type the same are no conflict', async () => {
    const world = await anOpenReturn(app)
    const { version } = await returnNow(world, world.team)
    done(await save(world, world.collator, [typed('38.2')], { version }))
    done(await save(world, world.director, [typed('38.2')], { version }))
    expect((await linesOf(world))[0]?.enteredBy).toBe(world.collator.personId)
  })

  it('are told which lines, and of the key issues too; then nothing of the form is saved', async () => {
    const world = await anOpenReturn(app)
    const { version } = await returnNow(world, world.team)
    done(await save(world, world.collator, [typed('38.2')], { version, keyIssues: 'Snow.' }))
    const result = await save(world, world.director, [typed('12'), typed('39')], {
      version,
      keyIssues: 'Floods.',
    })
    expect(result).toMatchObject({ args: { names: `${world.indicators[0]?.code} ${keyIssuesName}` } })
    expect((await linesOf(world)).map((line) => line.typed)).toEqual(['38.2', ''])
    const seen = new Map([[keyIssuesName, markOfText('')]])
    done(await save(world, world.director, [], { version, keyIssues: '', seen }))
    expect((await returnNow(world, world.team)).keyIssues).toBe('Snow.')
  })

  it('who write key issues from the same version: the first stands, the second is told by whom', async () => {
    const world = await anOpenReturn(app)
    const { version } = await returnNow(world, world.team)
    done(await save(world, world.collator, [], { version, keyIssues: 'Snow.' }))
    expect(await save(world, world.director, [], { version, keyIssues: 'Floods.' })).toMatchObject({
      why: 'return-changed-meanwhile',
      args: { by: 'collator', names: keyIssuesName },
    })
  })

  it('and a program that asks that nothing has changed is told of any change', async () => {
    const world = await anOpenReturn(app)
    const { version } = await returnNow(world, world.team)
    done(await save(world, world.collator, [typed('38.2')], { version }))
    const lines = named(world, [nothingEntered, typed('39')])
    expect(await save(world, world.director, [], { version, lines, isExact: true })).toMatchObject({
      why: 'return-changed-meanwhile',
    })
  })

  it('of six people at the same moment, each on a line of their own, nothing is lost', async () => {
    const world = await anOpenReturn(
      app,
      Array.from({ length: 6 }, () => ({})),
    )
    const { version } = await returnNow(world, world.team)
    const blank = world.indicators.map(() => nothingEntered)
    const colleagues = await Promise.all(
      blank.map((_, i) => anActor(app, world.place.id, 'collator', world.department.id, `Colleague ${i}`)),
    )
    const results = await Promise.all(
      colleagues.map((colleague, i) => {
        const lines = named(world, blank.with(i, typed(String(30 + i))))
        return save(world, colleague, [], { version, lines, seen: marksOf(world, blank) })
      }),
    )
    expect(results.filter(isRefusal)).toEqual([])
    expect((await linesOf(world)).map(({ typed: text, enteredBy }) => [text, enteredBy])).toEqual(
      colleagues.map(({ personId }, i) => [String(30 + i), personId]),
    )
    expect((await returnNow(world, world.team)).version).toBe(version + 6)
    expect((await verify(app, world.place)).faults).toEqual([])
  })
})
