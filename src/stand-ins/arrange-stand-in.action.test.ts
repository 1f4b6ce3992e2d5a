import { beforeAll, describe, expect, it } from 'vitest'
import { aRemindedReturn, giveAddress, messagesOf, writingApp } from '../../test/worlds/a-reminded-return.ts'
import { actorOf, aPerson } from '../../test/worlds/an-actor.ts'
import type { OpenReturn } from '../../test/worlds/an-open-return.ts'
import { done } from '../../test/worlds/builder.ts'
import { verify } from '../../test/worlds/verify.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { daysAfter } from '../kernel/day.ts'
import { londonDate } from '../kernel/london.ts'
import { listLatest } from '../record/audit.sql.ts'
import type { Actor } from '../rights/actor.ts'
import { endGrant } from '../rights/end-grant.action.ts'
import { listHeldGrants } from '../rights/grant.sql.ts'
import { mayDo } from '../rights/policy.ts'
import { arrangeStandIn, type StandInForm } from './arrange-stand-in.action.ts'

let app: App
beforeAll(async () => {
  app = await writingApp()
})

const today = londonDate(new Date())

interface World extends OpenReturn {
  readonly standIn: number
  readonly form: StandInForm
}

/** A collator who is away, somebody of another department with an account, and the performance team, confirmed. */
async function away(): Promise<World> {
  const opened = await aRemindedReturn(app)
  const { personId: standIn } = await aPerson(app, opened.place.id, 'Stand-in')
  await giveAddress(app, standIn)
  const held = await readTenant(app.db, opened.place.id, (trx) =>
    listHeldGrants(trx, { personId: opened.collator.personId }),
  )
  return {
    ...opened,
    team: { ...opened.team, isConfirmed: true },
    standIn,
    form: {
      grantIds: held.map(({ id }) => id),
      personId: standIn,
      startsOn: today,
      endsOn: daysAfter(today, 14),
      reason: 'Away until the end of the month',
    },
  }
}

const arrange = ({ team, collator, form }: World, more: Partial<StandInForm> = {}, by: Actor = team) =>
  arrangeStandIn(app, by, collator.personId, { ...form, ...more })
const codesOf = (result: unknown): string[] =>
  (result as { findings: { code: string }[] }).findings.map(({ code }) => code)

describe('a stand-in that is arranged for somebody', () => {
  it('lends their role, says in the record who arranged it, and writes to both', async () => {
    const world = await away()
    expect(await arrange(world)).toBe('arranged')
    const standIn = await actorOf(app, world.place.id, world.standIn)
    expect(standIn.grants.map(({ role, lentBy }) => [role, lentBy])).toEqual([['collator', 'Collator']])
    expect(mayDo(standIn, 'return.fill', { organisationId: world.department.id })).toBe(true)
    const [entry] = await readTenant(app.db, world.place.id, (trx) => listLatest(trx, 1_000_000, 1))
    expect(entry).toMatchObject({
      action: 'stand-in-arranged',
      personId: world.team.personId,
      actingRole: 'performance-team',
      after: { post: 'Stand-in', role: 'collator', lentBy: 'Collator' },
      reason: 'Away until the end of the month',
    })
    const told = (await messagesOf(world)).filter((line) => line.startsWith('stand-in-arranged'))
    expect(told).toEqual(['stand-in-arranged Collator waiting', 'stand-in-arranged Stand-in waiting'])
    const { rows } = await app.db.pool.query<{ letter: { paragraphs: string[]; link: { path: string } } }>(
      `select letter from outbox where kind = 'stand-in-arranged' and person_id = $1`,
      [world.collator.personId],
    )
    expect(rows[0]?.letter.paragraphs.slice(1, 3)).toEqual([
      'As Collator: Waste and all below it.',
      'Why: Away until the end of the month',
    ])
    expect(rows[0]?.letter.link.path).toBe(`/${world.place.shortName}/people/${world.collator.personId}`)
    expect((await verify(app, world.place)).faults).toEqual([])
  })

  it('is ended early by the person, by the stand-in, or by the team that arranged it', async () => {
    for (const who of ['collator', 'standIn', 'team'] as const) {
      const world = await away()
      expect(await arrange(world)).toBe('arranged')
      const [loan] = await readTenant(app.db, world.place.id, (trx) =>
        listHeldGrants(trx, { personId: world.standIn }),
      )
      const by = who === 'standIn' ? await actorOf(app, world.place.id, world.standIn) : world[who]
      expect(await endGrant(app, by, loan?.id ?? 0, { lastDay: '', reason: 'Back' })).toBe('ended')
      expect((await actorOf(app, world.place.id, world.standIn)).grants).toEqual([])
    }
  })

  it('is ended by the team once they have confirmed that it is they, and by no other', async () => {
    const world = await away()
    expect(await arrange(world)).toBe('arranged')
    const [loan] = await readTenant(app.db, world.place.id, (trx) =>
      listHeldGrants(trx, { personId: world.standIn }),
    )
    const end = (by: Actor) => endGrant(app, by, loan?.id ?? 0, { lastDay: '', reason: 'Back' })
    expect(await end({ ...world.team, isConfirmed: false })).toMatchObject({ why: 'confirm-first' })
    expect(await end({ ...world.director, isConfirmed: true })).toMatchObject({ why: 'no-right' })
    expect(await end(world.team)).toBe('ended')
  })

  it('is for the performance team alone, once they have confirmed that it is they, and never for its own hands', async () => {
    const world = await away()
    expect(await arrange(world, {}, { ...world.director, isConfirmed: true })).toMatchObject({
      why: 'no-right',
    })
    expect(await arrange(world, {}, { ...world.team, isConfirmed: false })).toMatchObject({
      why: 'confirm-first',
    })
    expect(await arrange(world, { personId: world.team.personId })).toMatchObject({ why: 'own-stand-in' })
    expect(await arrangeStandIn(app, world.team, world.team.personId, world.form)).toMatchObject({
      why: 'own-roles',
    })
    expect((await actorOf(app, world.place.id, world.standIn)).grants).toEqual([])
  })

  it('has roles, a stand-in, an end and a reason, and every one that is missing is told at once', async () => {
    const world = await away()
    const nothing = { grantIds: [], personId: 0, endsOn: '', reason: '' }
    expect(codesOf(await arrange(world, nothing))).toEqual([
      'roles-missing',
      'borrower-missing',
      'loan-without-end',
      'grant-reason-missing',
    ])
    expect(codesOf(await arrange(world, { startsOn: daysAfter(today, -1) }))).toEqual(['from-past'])
  })

  it('lends nothing that is not theirs, nothing twice, and of several roles all or none', async () => {
    const world = await away()
    const [foreign] = await readTenant(app.db, world.place.id, (trx) =>
      listHeldGrants(trx, { personId: world.director.personId }),
    )
    const both = [...world.form.grantIds, foreign?.id ?? 0]
    expect(await arrange(world, { grantIds: both })).toMatchObject({ why: 'grant-not-found' })
    expect((await actorOf(app, world.place.id, world.standIn)).grants).toEqual([])
    expect(done(await arrange(world))).toBe('arranged')
    expect(await arrange(world)).toMatchObject({ why: 'grant-held' })
  })

  it('lends no role that its holder could not lend', async () => {
    const world = await away()
    const { personId } = await aPerson(app, world.place.id, 'Administrator', { role: 'system-administrator' })
    const held = await readTenant(app.db, world.place.id, (trx) => listHeldGrants(trx, { personId }))
    const form = { ...world.form, grantIds: held.map(({ id }) => id) }
    expect(await arrangeStandIn(app, world.team, personId, form)).toMatchObject({ why: 'no-right' })
  })
})
