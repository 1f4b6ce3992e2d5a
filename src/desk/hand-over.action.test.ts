import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { aPerson, anActor } from '../../test/worlds/an-actor.ts'
import { anIndicator } from '../../test/worlds/an-indicator.ts'
import { anOpenReturn } from '../../test/worlds/an-open-return.ts'
import { done } from '../../test/worlds/builder.ts'
import { newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import { verify } from '../../test/worlds/verify.ts'
import { insertMembership, listMembershipsOf } from '../bodies/membership.sql.ts'
import type { App } from '../db/app.ts'
import { inTenant, readTenant } from '../db/tenant.ts'
import { listOwnedIndicators, nameOwners } from '../figures/indicator-owner.sql.ts'
import { londonInstant } from '../kernel/london.ts'
import { addPost } from '../people/change-post.action.ts'
import { changePerson } from '../people/change-person.action.ts'
import { holdPost } from '../people/hold-post.action.ts'
import { recordLeaving } from '../people/leave.action.ts'
import { formerName } from '../people/person.ts'
import { commitment } from '../people/personal-fact.ts'
import { findPerson, findSalt } from '../people/person.sql.ts'
import { listAllPosts } from '../people/post.sql.ts'
import { delegateLines } from '../returns/delegate.action.ts'
import { listOwnedLines } from '../returns/owned-lines.sql.ts'
import { eraseAgain, erasePerson } from './erase-person.action.ts'
import { handOver, loadOwned } from './hand-over.action.ts'
import { countOwned, type HandOverForm } from './hand-over.ts'
import { listLeaversWithThings } from './hand-over.sql.ts'
import { loadPersonData } from './person-data.action.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})
const today = '2009-01-12'

/** Somebody who left in December with a post, a seat on a body and an indicator, and somebody to take over. */
async function world() {
  const place = await newTenant(app, londonInstant('2009-01-12T09:30'))
  const administrator = await anActor(app, place.id, 'system-administrator')
  const { personId: leaver, accountId } = await aPerson(app, place.id, 'Analyst', { role: 'collator' })
  const { personId: heir } = await aPerson(app, place.id, 'Heir')
  const form = { title: 'Policy Analyst', rank: 'individual', organisation: '', answersTo: '' }
  const postId = done(await addPost(app, administrator, form))
  done(await holdPost(app, administrator, postId, { personId: leaver, startsOn: '2008-04-01', endsOn: '' }))
  const indicator = await anIndicator(app, place.id)
  await inTenant(app.db, place.id, async (trx) => {
    await nameOwners(trx, indicator.id, { collatorId: leaver, responsibleId: leaver })
    const body = await trx
      .insertInto('body')
      .values({ tenant_id: place.id, code: 'safer', name: 'Safer', kind: 'board' })
      .returning('id')
      .executeTakeFirstOrThrow()
    await insertMembership(trx, place.id, {
      bodyId: body.id,
      personId: leaver,
      role: 'chair',
      organisationId: null,
      startsOn: '2008-04-01',
      reviewDueOn: '2010-04-01',
    })
  })
  const named = { name: 'Jo Specimen', email: `jo@${place.shortName}.uk`, organisation: '', version: 1 }
  done(await changePerson(app, administrator, leaver, named))
  done(await recordLeaving(app, administrator, leaver, { lastDay: '2008-12-19', version: 2 }))
  return { place, administrator, leaver, heir, accountId, postId }
}

const toOne = (to: string): HandOverForm => ({
  to,
  kinds: { posts: '', memberships: '', indicators: '', lines: '' },
  reason: '',
})

describe('handing over', () => {
  it('moves everything to one person in one change, with an entry for each kind', async () => {
    const { place, administrator, leaver, heir } = await world()
    const owned = await readTenant(app.db, place.id, (trx) =>
      loadOwned(trx, { id: leaver, leftOn: '2008-12-19' }, today),
    )
    expect(countOwned(owned)).toBe(3)
    done(await handOver(app, administrator, leaver, toOne(String(heir))))
    const after = await readTenant(app.db, place.id, async (trx) => ({
      owned: await loadOwned(trx, { id: leaver, leftOn: '2008-12-19' }, today),
      posts: (await listAllPosts(trx, today)).map(({ holder }) => holder?.personId),
      seats: (await listMembershipsOf(trx, heir, today)).map(({ role, startsOn }) => [role, startsOn]),
      old: (await listMembershipsOf(trx, leaver, today)).map(({ endsOn }) => endsOn),
      indicators: (await listOwnedIndicators(trx, heir)).map((one) => [one.isCollated, one.isAnsweredFor]),
      leavers: await listLeaversWithThings(trx, today),
    }))
    expect(countOwned(after.owned)).toBe(0)
    expect(after).toMatchObject({
      posts: [heir],
      seats: [['chair', today]],
      old: ['2008-12-19'],
      indicators: [[true, true]],
      leavers: [],
    })
    const { rows } = await app.db.pool.query(
      `select distinct at from audit_entry where tenant_id = $1 and action = 'handed-over'`,
      [place.id],
    )
    const { rowCount } = await app.db.pool.query(
      `select from audit_entry where tenant_id = $1 and action = 'handed-over'`,
      [place.id],
    )
    expect([rows.length, rowCount]).toEqual([1, 3])
  })

  it('gives figures to fill in to a taker who may fill them in, and else to whoever sends the return', async () => {
    const asked = await anOpenReturn(app, [{}, {}], londonInstant('2009-01-12T09:30'))
    const { place, collator, director, department } = asked
    const administrator = await anActor(app, place.id, 'system-administrator')
    const stranger = await anActor(app, place.id, 'councillor')
    const owners = new Map(asked.indicators.map(({ code }) => [code, collator.personId]))
    const linesOf = (personId: number) => readTenant(app.db, place.id, (trx) => listOwnedLines(trx, personId))
    for (const [taker, count] of [
      [stranger, 0],
      [director, 2],
    ] as const) {
      const leaver = await anActor(app, place.id, 'collator', department.id, `For ${taker.post}`)
      const given = new Map([...owners.keys()].map((code) => [code, leaver.personId]))
      done(await delegateLines(app, director, asked.at, { owners: given }))
      done(await recordLeaving(app, administrator, leaver.personId, { lastDay: '2008-12-19', version: 1 }))
      const leavers = await readTenant(app.db, place.id, (trx) => listLeaversWithThings(trx, today))
      expect(leavers.map(({ id }) => id)).toContain(leaver.personId)
      done(await handOver(app, administrator, leaver.personId, toOne(String(taker.personId))))
      expect(await linesOf(leaver.personId)).toEqual([])
      expect(await linesOf(taker.personId)).toHaveLength(count)
    }
  })

  it('goes to different people, or to nobody, and leaves what was not chosen', async () => {
    const { place, administrator, leaver, heir } = await world()
    const form = {
      ...toOne(''),
      kinds: { posts: 'end', memberships: '', indicators: String(heir), lines: '' },
    }
    done(await handOver(app, administrator, leaver, form))
    const owned = await readTenant(app.db, place.id, (trx) =>
      loadOwned(trx, { id: leaver, leftOn: '2008-12-19' }, today),
    )
    expect([owned.posts.length, owned.memberships.length, owned.indicators.length]).toEqual([0, 1, 0])
    expect(await handOver(app, administrator, leaver, toOne(''))).toMatchObject({
      findings: [{ field: 'to', code: 'taker-missing' }],
    })
    expect(await handOver(app, administrator, heir, toOne(String(leaver)))).toMatchObject({
      why: 'not-leaving',
    })
    expect(await handOver(app, administrator, leaver, toOne(String(leaver)))).toMatchObject({
      findings: [{ code: 'taker-unknown' }],
    })
  })
})

describe('erasing personal data', () => {
  it('takes them away for good: the record verifies, and what it says cannot be confirmed', async () => {
    const { place, administrator, leaver, accountId } = await world()
    const salt = await inTenant(app.db, place.id, (trx) => findSalt(trx, leaver))
    const told = commitment(salt ?? Buffer.alloc(0), 'name', 'Jo Specimen')
    const inRecord = async (): Promise<number | null> =>
      (
        await app.db.pool.query('select from audit_entry where tenant_id = $1 and after::text like $2', [
          place.id,
          `%${told}%`,
        ])
      ).rowCount
    expect(await inRecord()).toBe(1)
    expect(await erasePerson(app, administrator, place, leaver, '')).toMatchObject({ refused: 'invalid' })
    expect(await erasePerson(app, administrator, place, administrator.personId, 'Asked for')).toMatchObject({
      why: 'erase-before-leaving',
    })
    done(await erasePerson(app, administrator, place, leaver, 'Asked for'))
    const person = await readTenant(app.db, place.id, (trx) => findPerson(trx, leaver, today))
    expect(person).toMatchObject({
      name: formerName,
      email: '',
      accountId: null,
      isErased: true,
      post: 'Policy Analyst',
    })
    // The commitment still stands there, and the key to it is nowhere.
    expect(await inRecord()).toBe(1)
    expect(await inTenant(app.db, place.id, (trx) => findSalt(trx, leaver))).toBeUndefined()
    const { rows } = await app.db.pool.query('select salt from person where tenant_id = $1 and id = $2', [
      place.id,
      leaver,
    ])
    expect(rows).toEqual([{ salt: null }])
    const account = await app.db.pool.query(
      'select email, password_hash, disabled_at is null as is_open from account where id = $1',
      [accountId],
    )
    expect(account.rows).toEqual([{ email: null, password_hash: null, is_open: false }])
    expect((await verify(app, place)).faults).toEqual([])
    const data = await readTenant(app.db, place.id, (trx) => loadPersonData(trx, leaver))
    expect(JSON.stringify(data)).not.toMatch(/Specimen|jo@/)
  })

  it('is done again after a backup from before is restored', async () => {
    const { place, administrator, leaver } = await world()
    done(await erasePerson(app, administrator, place, leaver, 'Asked for'))
    expect(existsSync(join(app.dataDir, 'erased.json'))).toBe(true)
    await app.db.pool.query(
      `update person set name = 'Jo Specimen', erased_at = null where tenant_id = $1 and id = $2`,
      [place.id, leaver],
    )
    expect(await eraseAgain(app)).toBe(1)
    expect(await eraseAgain(app)).toBe(0)
    const person = await readTenant(app.db, place.id, (trx) => findPerson(trx, leaver, today))
    expect(person?.name).toBe(formerName)
  })
})

describe('what is held about a person', () => {
  it('is everything, from every table that names the person', async () => {
    const { place, leaver } = await world()
    const data = await readTenant(app.db, place.id, (trx) => loadPersonData(trx, leaver))
    expect(data).toMatchObject({
      person: [{ name: 'Jo Specimen', left_on: '2008-12-19' }],
      posts: [{ title: 'Policy Analyst' }],
      memberships: [{ body: 'Safer', role: 'chair' }],
      indicators: [{ collates: true, answers_for: true }],
      roles: [{ role: 'collator', endsOn: '2008-12-19' }],
    })
    // Every column of the catalogue that points to a person is asked about.
    const { rows } = await app.db.pool.query<{ table: string }>(
      `select distinct conrelid::regclass::text as table from pg_constraint
       where contype = 'f' and confrelid = 'person'::regclass order by 1`,
    )
    expect(rows.map(({ table }) => table)).toEqual([
      'assessment_rule',
      'audit_entry',
      'calendar_key',
      'commentary',
      'extension',
      'formula',
      'idempotency_key',
      'import_file',
      'indicator',
      'membership',
      'observation',
      'outbox',
      'post_holding',
      'quality_check',
      'report_edition',
      'report_withdrawal',
      'return',
      'return_line',
      'return_link',
      'return_step',
      'role_grant',
      'scorecard_adoption',
      'target',
      'target_category',
      'target_proposal',
      'target_proposal_comment',
      'word_template',
    ])
  })
})
