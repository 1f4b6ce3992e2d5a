import { beforeAll, describe, expect, it } from 'vitest'
import { aDepartment } from '../../test/worlds/a-department.ts'
import { anActor } from '../../test/worlds/an-actor.ts'
import { done } from '../../test/worlds/builder.ts'
import { newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { isRefusal, type Refusal } from '../kernel/refusal.ts'
import { listLatest } from '../record/audit.sql.ts'
import type { Actor } from '../rights/actor.ts'
import { visibleTo } from '../rights/policy.ts'
import type { Role } from '../rights/roles.ts'
import { addBody } from './add-body.action.ts'
import { addMember } from './add-member.action.ts'
import { changeBody } from './change-body.action.ts'
import { closeMembership, reviewMembership } from './change-membership.action.ts'
import { addTheme, changeTheme } from './change-themes.action.ts'
import type { BodyFacts, NewBodyForm } from './check-body.ts'
import type { NewMemberForm } from './check-membership.ts'
import { closeBody, reopenBody } from './close-body.action.ts'
import { loadBodies, loadBody } from './load-bodies.action.ts'
import { listMembers, listMembershipsOf, listReviewsDue, listSeatsOf } from './membership.sql.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

const today = '2009-01-12'
const form: NewBodyForm = {
  name: 'Safer Halton Partnership',
  code: 'safer',
  kind: 'theme-partnership',
  partOf: '',
  themes: ['safer'],
  openedOn: '',
}
const facts: BodyFacts = form

/** A place with a theme, a body, its performance team and two people without a role. */
async function aPlace() {
  const { id } = await newTenant(app)
  const team = await anActor(app, id, 'performance-team')
  done(await addTheme(app, team, { name: 'A Safer Halton', code: 'safer' }))
  const body = done(await addBody(app, team, form, today))
  const police = await aDepartment(app, id, { code: 'police', name: 'Police' })
  const chair = await anActor(app, id, 'councillor', undefined, 'Chair of the Partnership')
  const officer = await anActor(app, id, 'councillor', undefined, 'Area Commander')
  return { id, team, body, police, chair, officer }
}

const membersForm = (actor: Actor, more: Partial<NewMemberForm> = {}): NewMemberForm => ({
  person: String(actor.personId),
  role: 'member',
  speaksFor: '',
  startsOn: '2007-01-10',
  reviewDueOn: '',
  ...more,
})
const codesOf = (result: unknown): string[] =>
  isRefusal(result) ? result.findings.map(({ field, code }) => `${field} ${code}`) : []
const lastEntry = async (tenantId: number) =>
  (await readTenant(app.db, tenantId, (trx) => listLatest(trx, 1e6, 1)))[0]
const opened = (actor: Actor, code = 'safer', on = today) =>
  readTenant(app.db, actor.tenantId, (trx) => loadBody(trx, actor, code, on))

describe('a body', () => {
  it('is added with its themes, and leaves an entry', async () => {
    const { id, team, body } = await aPlace()
    expect(body).toMatchObject({ code: 'safer', version: 1, themes: [{ code: 'safer' }] })
    const subgroup = {
      ...form,
      code: '',
      name: 'Tasking Group',
      kind: 'subgroup',
      partOf: 'safer',
      themes: [],
    }
    const added = done(await addBody(app, team, subgroup, today))
    expect(added).toMatchObject({ code: 'tasking-group', parentId: body.id })
    expect(await lastEntry(id)).toMatchObject({
      action: 'body-added',
      subjectKind: 'body',
      subject: 'tasking-group',
      after: { partOf: 'safer', kind: 'subgroup' },
    })
  })

  it('is refused with everything that is wrong at once', async () => {
    const { team } = await aPlace()
    const wrong = { ...form, kind: 'empire', partOf: 'nowhere', themes: ['nothing'] }
    expect(codesOf(await addBody(app, team, wrong, today))).toEqual([
      'kind kind-missing',
      'code code-taken',
      'partOf body-above-not-found',
      'themes theme-not-found',
    ])
  })

  it('is changed once of two editors, and the second is told', async () => {
    const { id, team } = await aPlace()
    const seen = { code: 'safer', version: 1 }
    done(await changeBody(app, team, seen, { ...facts, name: 'Safer Halton', themes: [] }))
    expect(await lastEntry(id)).toMatchObject({
      action: 'body-changed',
      before: { name: 'Safer Halton Partnership', themes: ['safer'] },
      after: { name: 'Safer Halton', themes: [] },
    })
    expect(await changeBody(app, team, seen, facts)).toMatchObject({ why: 'body-changed-meanwhile' })
    expect((await opened(team))?.body.name).toBe('Safer Halton')
  })

  it('never stands below itself', async () => {
    const { team } = await aPlace()
    done(await addBody(app, team, { ...form, code: 'below', partOf: 'safer' }, today))
    for (const partOf of ['safer', 'below'])
      expect(
        codesOf(await changeBody(app, team, { code: 'safer', version: 1 }, { ...facts, partOf })),
      ).toEqual(['partOf body-above-below'])
  })

  it('closes with its memberships once its subgroups are closed', async () => {
    const { team, chair } = await aPlace()
    done(await addMember(app, team, 'safer', membersForm(chair), today))
    done(await addBody(app, team, { ...form, code: 'below', partOf: 'safer' }, today))
    const seen = { code: 'safer', version: 1 }
    expect(codesOf(await closeBody(app, team, seen, '2006-12-31', today))).toEqual([
      'closedOn subgroups-open',
      'closedOn closed-before-member',
    ])
    done(await closeBody(app, team, { code: 'below', version: 1 }, today, today))
    done(await closeBody(app, team, seen, '2008-12-31', today))
    const closed = await opened(team)
    expect(closed?.former).toMatchObject([{ endsOn: '2008-12-31' }])
    expect(closed?.findings).toEqual([])
    expect(await addMember(app, team, 'safer', membersForm(chair), today)).toMatchObject({
      why: 'body-closed',
    })
    done(await reopenBody(app, team, { code: 'safer', version: 2 }))
    expect((await opened(team))?.findings).toMatchObject([{ code: 'no-members' }])
  })
})

describe('a member', () => {
  it('speaks for an organisation, counts in the make-up and is reviewed after two years', async () => {
    const { id, team, chair, officer, police } = await aPlace()
    const speaking = membersForm(officer, { speaksFor: 'police', role: 'chair' })
    const membershipId = done(await addMember(app, team, 'safer', speaking, today))
    done(await addMember(app, team, 'safer', membersForm(chair), today))
    const seen = await opened(team)
    expect(seen?.current).toMatchObject([
      { post: 'Area Commander', role: 'chair', reviewDueOn: '2009-01-10', speaksFor: { code: 'police' } },
      { post: 'Chair of the Partnership', role: 'member', speaksFor: null },
    ])
    expect(seen?.makeUp).toMatchObject({ withSector: 1, without: 1 })
    expect(seen?.findings).toMatchObject([{ code: 'reviews-overdue', args: { count: 2 } }])
    expect(await lastEntry(id)).toMatchObject({
      action: 'member-added',
      subjectKind: 'body',
      subject: 'safer',
    })
    const lists = await readTenant(app.db, id, async (trx) => ({
      members: await listMembers(trx, seen?.body.id ?? 0, today),
      before: await listMembers(trx, seen?.body.id ?? 0, '2007-01-09'),
      of: await listMembershipsOf(trx, officer.personId, today),
      seats: await listSeatsOf(trx, police.id, today),
    }))
    expect(lists.members).toHaveLength(2)
    expect(lists.before).toEqual([])
    expect(lists.of).toMatchObject([{ id: membershipId, bodyCode: 'safer', isCurrent: true }])
    expect(lists.seats).toMatchObject([{ post: 'Area Commander', bodyName: 'Safer Halton Partnership' }])
  })

  it('is a member once at a time, and again after an end', async () => {
    const { team, chair } = await aPlace()
    const id = done(await addMember(app, team, 'safer', membersForm(chair), today))
    const again = await addMember(app, team, 'safer', membersForm(chair, { startsOn: today }), today)
    expect((again as Refusal).findings).toMatchObject([
      { code: 'member-already', args: { post: 'Chair of the Partnership', startsOn: '2007-01-10' } },
    ])
    const seen = { bodyCode: 'safer', id, endsOn: null, reviewDueOn: '2009-01-10' }
    done(await closeMembership(app, team, seen, '2008-12-31', today))
    done(await addMember(app, team, 'safer', membersForm(chair, { startsOn: today }), today))
    const body = await opened(team)
    expect([body?.current.length, body?.former.length]).toEqual([1, 1])
  })

  it('is added once where two add the same', async () => {
    const { team, chair } = await aPlace()
    const both = await Promise.all([
      addMember(app, team, 'safer', membersForm(chair), today),
      addMember(app, team, 'safer', membersForm(chair), today),
    ])
    expect(both.filter(isRefusal).map(codesOf)).toEqual([['person member-already']])
  })

  it('is not somebody who is not there, has left or belongs to another place', async () => {
    const { team, officer } = await aPlace()
    const { chair: theirs } = await aPlace()
    await app.db.pool.query(`update person set left_on = '2008-12-31' where id = $1`, [officer.personId])
    for (const actor of [theirs, officer])
      expect(codesOf(await addMember(app, team, 'safer', membersForm(actor), today))).toEqual([
        'person person-not-found',
      ])
    const speaking = membersForm(theirs, { speaksFor: 'nowhere' })
    expect(codesOf(await addMember(app, team, 'safer', speaking, today))).toContain(
      'speaksFor organisation-not-found',
    )
  })

  it('is kept for two more years by a review, once', async () => {
    const { id, team, chair } = await aPlace()
    const membershipId = done(await addMember(app, team, 'safer', membersForm(chair), today))
    const seen = { bodyCode: 'safer', id: membershipId, endsOn: null, reviewDueOn: '2009-01-10' }
    expect(done(await reviewMembership(app, team, seen, today))).toBe('2011-01-12')
    expect(await lastEntry(id)).toMatchObject({
      action: 'membership-reviewed',
      before: { reviewDueOn: '2009-01-10' },
      after: { reviewDueOn: '2011-01-12' },
    })
    expect(await reviewMembership(app, team, seen, today)).toMatchObject({
      why: 'membership-changed-meanwhile',
    })
    expect(await closeMembership(app, team, seen, today, today)).toMatchObject({
      why: 'membership-changed-meanwhile',
    })
  })

  it('ends on a day of its time, and not twice', async () => {
    const { team, chair } = await aPlace()
    const id = done(await addMember(app, team, 'safer', membersForm(chair), today))
    const seen = { bodyCode: 'safer', id, endsOn: null, reviewDueOn: '2009-01-10' }
    expect(codesOf(await closeMembership(app, team, seen, '2007-01-09', today))).toEqual([
      'endsOn ends-before-start',
    ])
    done(await closeMembership(app, team, seen, '2008-12-31', today))
    expect(await closeMembership(app, team, { ...seen, endsOn: '2008-12-31' }, today, today)).toMatchObject({
      why: 'membership-ended',
    })
  })
})

describe('reviews that are due', () => {
  it('are those of the bodies that somebody looks after', async () => {
    const { id, team, body, chair, officer } = await aPlace()
    done(await addBody(app, team, { ...form, code: 'other' }, today))
    done(await addMember(app, team, 'safer', membersForm(chair), today))
    done(await addMember(app, team, 'other', membersForm(officer, { startsOn: '2006-06-01' }), today))
    const ofBody: Actor = {
      ...chair,
      grants: [{ role: 'body-officer', covers: { body: new Set([body.id]) } }],
    }
    const due = (actor: Actor, by: string) =>
      readTenant(app.db, id, (trx) => listReviewsDue(trx, visibleTo(actor, 'membership.change'), by))
    expect((await due(team, today)).map(({ bodyCode }) => bodyCode)).toEqual(['other', 'safer'])
    expect(await due(ofBody, today)).toMatchObject([
      { bodyCode: 'safer', post: 'Chair of the Partnership', reviewDueOn: '2009-01-10' },
    ])
    expect(await due(ofBody, '2009-01-09')).toEqual([])
    expect(await due(chair, today)).toEqual([])
  })
})

describe('a theme', () => {
  it('is named once, and renamed for whoever saw its name', async () => {
    const { id, team } = await aPlace()
    expect(codesOf(await addTheme(app, team, { name: 'Safer', code: '' }))).toEqual(['code code-taken'])
    const seen = { code: 'safer', name: 'A Safer Halton' }
    done(await changeTheme(app, team, seen, 'Safer Halton'))
    expect(await lastEntry(id)).toMatchObject({ action: 'theme-renamed', subject: 'safer' })
    expect(await changeTheme(app, team, seen, 'Safety')).toMatchObject({ why: 'theme-changed-meanwhile' })
  })
})

describe('bodies', () => {
  const acts: Readonly<Record<string, (actor: Actor) => Promise<unknown>>> = {
    added: (actor) => addBody(app, actor, { ...form, code: 'x' }, today),
    changed: (actor) => changeBody(app, actor, { code: 'safer', version: 1 }, facts),
    closed: (actor) => closeBody(app, actor, { code: 'safer', version: 1 }, today, today),
    reopened: (actor) => reopenBody(app, actor, { code: 'safer', version: 1 }),
    'given a theme': (actor) => addTheme(app, actor, { name: 'X', code: 'x' }),
    'renamed in theme': (actor) => changeTheme(app, actor, { code: 'safer', name: 'A Safer Halton' }, 'X'),
    'given a member': (actor) => addMember(app, actor, 'safer', membersForm(actor), today),
  }

  it.each(['auditor', 'councillor', 'collator', 'strategic-director'] satisfies Role[])(
    'are not changed by a %s',
    async (role) => {
      const { id } = await aPlace()
      const actor = await anActor(app, id, role)
      for (const act of Object.values(acts))
        expect(await act(actor)).toMatchObject({ refused: 'not-allowed' })
    },
  )

  it('take members from their own officer, and no other change', async () => {
    const { team, body, officer, chair } = await aPlace()
    const other = done(await addBody(app, team, { ...form, code: 'other' }, today))
    const of = (id: number): Actor => ({
      ...officer,
      grants: [{ role: 'body-officer', covers: { body: new Set([id]) } }],
    })
    expect(isRefusal(await addMember(app, of(body.id), 'safer', membersForm(chair), today))).toBe(false)
    expect(await addMember(app, of(other.id), 'safer', membersForm(officer), today)).toMatchObject({
      refused: 'not-allowed',
    })
    for (const [name, act] of Object.entries(acts))
      if (name !== 'given a member') expect(await act(of(body.id))).toMatchObject({ refused: 'not-allowed' })
  })

  it('are found by whoever may see people, list and single alike', async () => {
    const { id, team } = await aPlace()
    const partner = await anActor(app, id, 'partner-contributor')
    const lists = await readTenant(app.db, id, async (trx) => [
      (await loadBodies(trx, team, today))?.open.map(({ code, findings }) => [code, findings[0]?.code]),
      await loadBodies(trx, partner, today),
      await loadBody(trx, partner, 'safer', today),
    ])
    expect(lists).toEqual([[['safer', 'no-members']], undefined, undefined])
    expect(await addMember(app, partner, 'safer', membersForm(team), today)).toMatchObject({
      refused: 'not-found',
    })
  })
})
