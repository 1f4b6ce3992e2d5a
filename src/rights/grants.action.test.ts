import { beforeAll, describe, expect, it } from 'vitest'
import { aPerson, actorOf } from '../../test/worlds/an-actor.ts'
import { aDepartment } from '../../test/worlds/a-department.ts'
import { done } from '../../test/worlds/builder.ts'
import { newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { daysAfter } from '../kernel/day.ts'
import { londonInstant } from '../kernel/london.ts'
import { verifyPlace } from '../record/verify-place.action.ts'
import type { Actor } from './actor.ts'
import type { GrantForm } from './check-grant.ts'
import { endGrant } from './end-grant.action.ts'
import { loadRights } from './explain-rights.action.ts'
import { findActor } from './find-actor.sql.ts'
import { giveGrant } from './give-grant.action.ts'
import { listHeldGrants } from './grant.sql.ts'
import { lendGrant } from './lend-grant.action.ts'
import { mayDo } from './policy.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

type Place = Awaited<ReturnType<typeof newTenant>>

const today = '2009-01-12'
const now = londonInstant('2009-01-12T09:30')

interface World {
  readonly place: Place
  readonly administrator: Actor
  readonly other: number
  readonly waste: { readonly id: number; readonly code: string }
}

/** A demonstration, where everybody has a way in, on 12 January 2009. */
async function world(): Promise<World> {
  const place = await newTenant(app, now)
  const { personId } = await aPerson(app, place.id, 'Administrator', { role: 'system-administrator' })
  const { personId: other } = await aPerson(app, place.id, 'Waste Manager')
  const waste = await aDepartment(app, place.id)
  return { place, administrator: await at(place, personId), other, waste }
}

const at = (place: Place, personId: number): Promise<Actor> => actorOn(place, personId, today)

async function actorOn(place: Place, personId: number, day: string): Promise<Actor> {
  const actor = await readTenant(app.db, place.id, (trx) =>
    findActor(trx, place.id, { personId }, day, { requestId: 'test' }),
  )
  return actor ?? actorOf(app, place.id, personId)
}

const whole: GrantForm = {
  role: 'performance-team',
  scope: 'place',
  code: '',
  startsOn: today,
  endsOn: '',
  reason: 'Joins the team',
}

describe('giving a grant', () => {
  it('gives the role from its first day to its last, and tells the record', async () => {
    const { place, administrator, other, waste } = await world()
    const form = { ...whole, role: 'collator', scope: 'organisation', code: waste.code, endsOn: '2009-03-31' }
    const { grantId } = done(await giveGrant(app, administrator, other, form))
    const may = async (day: string): Promise<boolean> =>
      mayDo(await actorOn(place, other, day), 'return.fill', { organisationId: waste.id })
    expect([
      await may('2009-01-11'),
      await may(today),
      await may('2009-03-31'),
      await may('2009-04-01'),
    ]).toEqual([false, true, true, false])
    const { rows } = await app.db.pool.query(
      `select subject, acting_role, reason, after ->> 'role' as role from audit_entry where tenant_id = $1 and action = 'grant-given'`,
      [place.id],
    )
    expect(rows).toEqual([
      {
        subject: `${other}/${grantId}`,
        acting_role: 'system-administrator',
        reason: 'Joins the team',
        role: 'collator',
      },
    ])
  })

  it('is refused for oneself, to strangers, by strangers, twice, and before one has shown who one is', async () => {
    const { administrator, other, place } = await world()
    const why = async (actor: Actor, personId: number, form: GrantForm = whole): Promise<unknown> => {
      const result = await giveGrant(app, actor, personId, form)
      return 'why' in result ? result.why : 'given'
    }
    expect(await why(administrator, administrator.personId)).toBe('own-grant')
    expect(await why(administrator, 999_999)).toBe('person-not-found')
    expect(await why(await at(place, other), administrator.personId)).toBe('no-right')
    expect(await why({ ...administrator, isConfirmed: false }, other)).toBe('confirm-first')
    expect(await why(administrator, other)).toBe('given')
    expect(await why(administrator, other)).toBe('grant-held')
  })

  it.each([
    ['the public', { role: 'public' }, 'role-missing'],
    ['a theme officer of the whole place', { role: 'body-officer' }, 'scope-not-place'],
    [
      'an administrator of a department',
      { role: 'system-administrator', scope: 'organisation' },
      'scope-not-organisation',
    ],
    [
      'a department that is not there',
      { role: 'collator', scope: 'organisation', code: 'none' },
      'scope-thing-unknown',
    ],
    ['an end before the beginning', { endsOn: '2009-01-11' }, 'to-before-from'],
    ['a beginning in the past', { startsOn: '2009-01-11' }, 'from-past'],
    ['no reason', { reason: '' }, 'grant-reason-missing'],
  ])('says what is wrong with %s', async (_, wrong, code) => {
    const { administrator, other } = await world()
    const result = await giveGrant(app, administrator, other, { ...whole, ...wrong })
    expect('findings' in result ? result.findings.map((finding) => finding.code) : []).toEqual([code])
  })
})

describe('ending a grant', () => {
  it('ends it with the next request where it is ended at once', async () => {
    const { place, administrator, other } = await world()
    const { grantId } = done(await giveGrant(app, administrator, other, whole))
    expect((await at(place, other)).grants).toHaveLength(1)
    done(await endGrant(app, administrator, grantId, { lastDay: '', reason: 'A mistake' }))
    expect((await at(place, other)).grants).toEqual([])
    expect(await endGrant(app, administrator, grantId, { lastDay: '', reason: 'Again' })).toMatchObject({
      why: 'grant-ended',
    })
  })

  it('lets no two administrators take the role from each other', async () => {
    const { place, administrator } = await world()
    const { personId: secondId } = await aPerson(app, place.id, 'Deputy', { role: 'system-administrator' })
    const second = await at(place, secondId)
    const grantsOf = async (personId: number): Promise<number> =>
      (await readTenant(app.db, place.id, (trx) => listHeldGrants(trx, { personId })))[0]?.id ?? 0
    const [first, other] = [await grantsOf(administrator.personId), await grantsOf(secondId)]
    const results = await Promise.all([
      endGrant(app, administrator, other, { lastDay: '', reason: 'You go' }),
      endGrant(app, second, first, { lastDay: '', reason: 'No, you' }),
    ])
    const refused = results.filter((result) => typeof result !== 'string')
    expect(refused).toHaveLength(1)
    expect(refused[0]).toMatchObject({ refused: 'not-allowed', why: 'no-right' })
  })

  it('leaves the last administrator with a way in', async () => {
    const { place, administrator } = await world()
    const [own] = await readTenant(app.db, place.id, (trx) =>
      listHeldGrants(trx, { personId: administrator.personId }),
    )
    const end = () => endGrant(app, administrator, own?.id ?? 0, { lastDay: '2009-02-01', reason: 'I go' })
    expect(await end()).toMatchObject({ refused: 'conflict', why: 'last-administrator' })
    const { accountId } = await aPerson(app, place.id, 'Deputy', { role: 'system-administrator' })
    await app.db.pool.query('update account set disabled_at = now() where id = $1', [accountId])
    expect(await end()).toMatchObject({ why: 'last-administrator' })
    await app.db.pool.query('update account set disabled_at = null where id = $1', [accountId])
    expect(await end()).toBe('ended')
  })
})

describe('lending a grant', () => {
  async function lent(): Promise<World & { lender: Actor; sourceId: number; loanId: number }> {
    const made = await world()
    const { personId } = await aPerson(app, made.place.id, 'Director', {
      role: 'operational-director',
      organisationId: made.waste.id,
    })
    const lender = await at(made.place, personId)
    const [source] = await readTenant(app.db, made.place.id, (trx) => listHeldGrants(trx, { personId }))
    const loan = await lendGrant(app, lender, {
      grantId: source?.id ?? 0,
      personId: made.other,
      startsOn: today,
      endsOn: '2009-01-30',
      reason: 'Away',
    })
    return { ...made, lender, sourceId: source?.id ?? 0, loanId: done(loan).grantId }
  }

  it('lets the other act for the post until the day is over, and both may end it', async () => {
    const { place, other, waste, loanId, lender } = await lent()
    const borrower = await at(place, other)
    expect(borrower.grants.map(({ lentBy }) => lentBy)).toEqual(['Director'])
    expect(mayDo(borrower, 'return.accept', { organisationId: waste.id })).toBe(true)
    expect((await actorOn(place, other, '2009-01-31')).grants).toEqual([])
    done(await endGrant(app, borrower, loanId, { lastDay: '', reason: 'Back early' }))
    expect((await at(place, other)).grants).toEqual([])
    expect((await at(place, lender.personId)).grants).toHaveLength(1)
  })

  it('ends with what it was lent from', async () => {
    const { place, other, administrator, sourceId } = await lent()
    done(await endGrant(app, administrator, sourceId, { lastDay: '2009-01-20', reason: 'Moves on' }))
    expect((await actorOn(place, other, '2009-01-20')).grants).toHaveLength(1)
    expect((await actorOn(place, other, '2009-01-21')).grants).toEqual([])
    const { grants } = await readTenant(app.db, place.id, (trx) => loadRights(trx, other, today))
    expect(grants.map(({ endsOn }) => endsOn)).toEqual(['2009-01-20'])
  })

  it('is refused onwards, without an end, for too long and to nobody', async () => {
    const { place, other, loanId, lender, sourceId, administrator } = await lent()
    const form = { personId: administrator.personId, startsOn: today, endsOn: '2009-01-20', reason: 'Away' }
    const borrower = await at(place, other)
    expect(await lendGrant(app, borrower, { ...form, grantId: loanId })).toMatchObject({ why: 'lent-on' })
    const codes = async (wrong: object): Promise<string[]> => {
      const result = await lendGrant(app, lender, { ...form, grantId: sourceId, ...wrong })
      return 'findings' in result ? result.findings.map(({ code }) => code) : []
    }
    expect(await codes({ endsOn: '' })).toEqual(['loan-without-end'])
    expect(await codes({ endsOn: daysAfter('2010-01-12', 1) })).toEqual(['loan-too-long'])
    expect(await codes({ personId: 0 })).toEqual(['borrower-missing'])
    expect(await lendGrant(app, administrator, { ...form, grantId: sourceId })).toMatchObject({
      why: 'grant-not-found',
    })
  })

  it('leaves a record that verifies', async () => {
    const { place } = await lent()
    const verified = await verifyPlace(app, place, async () => [])
    expect(verified.faults).toEqual([])
  })
})
