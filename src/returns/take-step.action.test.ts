import { beforeAll, describe, expect, it } from 'vitest'
import { actorOf, anActor, aPerson } from '../../test/worlds/an-actor.ts'
import {
  anOpenReturn,
  returnNow,
  theQuarter,
  typed,
  type OpenReturn,
} from '../../test/worlds/an-open-return.ts'
import { aTarget } from '../../test/worlds/an-indicator.ts'
import { done } from '../../test/worlds/builder.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import { verify } from '../../test/worlds/verify.ts'
import { accept, save, send, step, walkTo } from '../../test/worlds/walk-return.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { listLatest } from '../record/audit.sql.ts'
import { listCheckpoints } from '../record/checkpoint-store.action.ts'
import type { Entry } from '../record/entry.ts'
import { listSteps } from './return.sql.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

const entriesOf = ({ place }: OpenReturn): Promise<Entry[]> =>
  readTenant(app.db, place.id, (trx) => listLatest(trx, 1_000_000, 100))

describe('a step', () => {
  it('leaves an entry, and a line in the history of the return', async () => {
    const world = await anOpenReturn(app)
    await walkTo(world, 'submitted')
    done(await step(world, world.team, 'query', { comment: ' Is this since April? ' }))
    const [entry] = await entriesOf(world)
    expect(entry).toMatchObject({
      action: 'return-queried',
      actingRole: 'performance-team',
      personId: world.team.personId,
      subject: `${world.department.code}/q2-2008-09`,
      before: { state: 'submitted' },
      after: { state: 'queried' },
      reason: 'Is this since April?',
    })
    const head = await returnNow(world, world.team)
    const taken = await readTenant(app.db, world.place.id, (trx) => listSteps(trx, head.id))
    expect(taken.map((one) => [one.step, one.state, one.comment, one.by])).toEqual([
      ['submit', 'submitted', '', 'collator'],
      ['query', 'queried', 'Is this since April?', 'performance-team'],
    ])
    expect(head).toMatchObject({ sentById: world.collator.personId, decidedBy: 'performance-team' })
  })

  it.each([
    ['submitted', 'query', 'query-comment-missing'],
    ['accepted', 'reopen', 'reopen-reason-missing'],
  ] as const)('that sends a return back (%s, %s) needs words', async (state, name, code) => {
    const world = await anOpenReturn(app)
    await walkTo(world, state)
    for (const comment of ['', '   \n', '\u0000']) {
      expect(await step(world, world.team, name, { comment })).toMatchObject({
        refused: 'invalid',
        findings: [{ field: 'comment', code, severity: 'error' }],
      })
    }
    expect((await returnNow(world, world.team)).state).toBe(state)
  })

  it('with 10,000 characters of comment is refused with a sentence, and one with odd ones is taken', async () => {
    const world = await anOpenReturn(app)
    await walkTo(world, 'submitted')
    expect(await step(world, world.team, 'query', { comment: 'x'.repeat(10_000) })).toMatchObject({
      refused: 'invalid',
      findings: [{ field: 'comment', code: 'text-too-long', args: { most: 4000 } }],
    })
    done(await step(world, world.team, 'query', { comment: 'a\u0000b \ud800 <script>' }))
    expect((await entriesOf(world))[0]?.reason).toBe('ab \ufffd <script>')
    expect((await verify(app, world.place)).faults).toEqual([])
  })

  it('on a return that has changed since the page was shown is a conflict', async () => {
    const world = await anOpenReturn(app)
    await walkTo(world, 'draft')
    const { version } = await returnNow(world, world.collator)
    done(await save(world, world.director, [typed('39')]))
    expect(await step(world, world.collator, 'submit', { version })).toMatchObject({
      refused: 'conflict',
      why: 'return-changed-meanwhile',
      args: { by: 'operational-director' },
    })
  })
})

describe('sending', () => {
  it('twice with the same button is sending once', async () => {
    const world = await anOpenReturn(app)
    await walkTo(world, 'draft')
    const { version } = await returnNow(world, world.collator)
    const both = await Promise.all([1, 2].map(() => step(world, world.collator, 'submit', { version })))
    expect(both.map((result) => done(result).state)).toEqual(['submitted', 'submitted'])
    const sent = (await entriesOf(world)).filter(({ action }) => action === 'return-sent')
    expect(sent).toHaveLength(1)
    const { id } = await returnNow(world, world.team)
    expect(await readTenant(app.db, world.place.id, (trx) => listSteps(trx, id))).toHaveLength(1)
  })

  it('by somebody else meanwhile is told', async () => {
    const world = await anOpenReturn(app)
    await walkTo(world, 'draft')
    const { version } = await returnNow(world, world.collator)
    done(await step(world, world.director, 'submit', { version }))
    expect(await step(world, world.collator, 'submit', { version })).toMatchObject({
      why: 'return-sent-already',
      args: { by: 'operational-director' },
    })
  })

  it('with something amiss sends nothing and tells all of it, in the order of the form', async () => {
    const world = await anOpenReturn(app, [{}, {}, {}])
    done(
      await save(world, world.collator, [typed('many'), typed('38.25')], { keyIssues: 'x'.repeat(10_000) }),
    )
    const result = await step(world, world.collator, 'submit')
    const [a, b, c] = world.indicators.map(({ code }) => code)
    expect(result).toMatchObject({
      refused: 'invalid',
      why: 'return-has-problems',
      args: { problems: 4 },
      findings: [
        { field: 'key-issues', code: 'text-too-long' },
        { field: `${a}.typed`, code: 'not-a-number' },
        { field: `${b}.typed`, code: 'too-many-decimals' },
        { field: `${c}.typed`, code: 'answer-missing' },
      ],
    })
    expect((await returnNow(world, world.team)).state).toBe('draft')
  })
})

describe('nobody accepts their own entry', () => {
  const ownEntry = { refused: 'not-allowed', why: 'own-entry' }

  it('not the director who filled the return', async () => {
    const world = await anOpenReturn(app)
    done(await save(world, world.director, [typed('38.2'), typed('39')]))
    done(await step(world, world.director, 'submit'))
    expect(await step(world, world.director, 'accept')).toMatchObject(ownEntry)
    expect(await accept(world)).toMatchObject({ state: 'accepted' })
  })

  it('not the director who sent what the collator filled', async () => {
    const world = await anOpenReturn(app)
    done(await save(world, world.collator, [typed('38.2'), typed('39')]))
    done(await step(world, world.director, 'submit'))
    expect(await step(world, world.director, 'accept')).toMatchObject(ownEntry)
    await accept(world)
  })

  it('neither of two people who filled one return', async () => {
    const world = await anOpenReturn(app)
    const second = await anActor(app, world.place.id, 'operational-director', world.department.id)
    done(await save(world, world.director, [typed('38.2')]))
    const [, other] = world.indicators
    const lines = new Map([[other?.code ?? '', typed('39')]])
    done(await save(world, second, [], { lines }))
    done(await step(world, world.collator, 'submit'))
    expect(await step(world, world.director, 'accept')).toMatchObject(ownEntry)
    expect(await step(world, second, 'accept')).toMatchObject(ownEntry)
    await accept(world)
  })

  it('not who entered a figure that somebody else has only explained since', async () => {
    const world = await anOpenReturn(app)
    done(await save(world, world.director, [typed('38.2'), typed('39')]))
    done(
      await save(world, world.collator, [
        typed('38.2', { reason: 'Checked.' }),
        typed('39', { reason: 'Checked.' }),
      ]),
    )
    done(await step(world, world.collator, 'submit'))
    expect(await step(world, world.director, 'accept')).toMatchObject(ownEntry)
  })

  it('not under another of their roles', async () => {
    const world = await anOpenReturn(app)
    const { personId } = await aPerson(
      app,
      world.place.id,
      'Two hats',
      { role: 'collator', organisationId: world.department.id },
      { role: 'performance-team' },
    )
    const twoHats = await actorOf(app, world.place.id, personId)
    done(await save(world, twoHats, [typed('38.2'), typed('39')]))
    done(await step(world, twoHats, 'submit'))
    expect(await step(world, twoHats, 'accept')).toMatchObject(ownEntry)
  })

  it('nor after a query, whoever answered it', async () => {
    const world = await anOpenReturn(app)
    done(await save(world, world.director, [typed('38.2'), typed('39')]))
    done(await step(world, world.director, 'submit'))
    done(await step(world, world.team, 'query', { comment: 'Is this since April?' }))
    done(await save(world, world.collator, [typed('38.3'), typed('39.1')]))
    done(await step(world, world.collator, 'submit'))
    expect(await step(world, world.director, 'accept')).toMatchObject(ownEntry)
    await accept(world)
  })
})

describe('three hands', () => {
  it('are three people: nobody certifies what they sent, or accepts what they certified', async () => {
    const world = await anOpenReturn(app, undefined, undefined, 3)
    await send(world, [typed('38.2'), typed('39')])
    const hats = await aPerson(
      app,
      world.place.id,
      'Two hats',
      { role: 'certifier' },
      { role: 'performance-team' },
    )
    const twoHats = await actorOf(app, world.place.id, hats.personId)
    done(await step(world, twoHats, 'certify'))
    expect(await returnNow(world, world.team)).toMatchObject({
      state: 'certified',
      certifiedBy: 'Two hats',
      decidedBy: null,
    })
    expect(await step(world, twoHats, 'accept')).toMatchObject({ refused: 'not-allowed', why: 'own-entry' })
    expect(await accept(world)).toMatchObject({ state: 'accepted', certifiedBy: 'Two hats' })
    expect(
      (await entriesOf(world))
        .filter(({ subjectKind }) => subjectKind === 'return')
        .slice(0, 3)
        .map(({ action }) => action),
    ).toEqual(['return-accepted', 'return-certified', 'return-sent'])
  })

  it('sign anew what was sent back: a certificate falls with the figures it was given for', async () => {
    const world = await anOpenReturn(app, undefined, undefined, 3)
    await walkTo(world, 'certified')
    expect(await step(world, world.team, 'query', { comment: 'Is this since April?' })).toMatchObject({
      state: 'queried',
      certifiedBy: null,
    })
    await send(world, [typed('38.3'), typed('39')])
    expect(await step(world, world.team, 'accept')).toMatchObject({ refused: 'conflict' })
    done(await step(world, world.director, 'certify'))
    await accept(world)
  })

  it('sign only what is in order', async () => {
    const world = await anOpenReturn(app, undefined, undefined, 3)
    await walkTo(world, 'submitted')
    // A target set since, which the figure misses, asks for words that are not there.
    for (const indicator of world.indicators) await aTarget(app, world.place.id, indicator, theQuarter, '60')
    expect(await step(world, world.director, 'certify')).toMatchObject({
      refused: 'invalid',
      findings: expect.arrayContaining([expect.objectContaining({ code: 'cause-missing' })]) as unknown,
    })
  })
})

describe('accepting', () => {
  it('writes a checkpoint outside the database', async () => {
    const world = await anOpenReturn(app)
    await send(world, [typed('38.2'), typed('39')])
    await accept(world)
    const [entry] = await entriesOf(world)
    const checkpoints = await listCheckpoints(app.dataDir, world.place.shortName)
    expect(checkpoints.map(({ sequence }) => sequence)).toEqual([entry?.sequence])
  })

  it('stands even where the checkpoint could not be written, and the log says so', async () => {
    const said: string[] = []
    const log = { ...app.log, error: (_: object, message: string) => said.push(message) }
    const world = await anOpenReturn({ ...app, log, dataDir: '/dev/null' })
    await send(world, [typed('38.2'), typed('39')])
    expect(await accept(world)).toMatchObject({ state: 'accepted' })
    expect(said).toEqual(['The checkpoint after a sign-off could not be written'])
  })
})
