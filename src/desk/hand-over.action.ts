import type { App } from '../db/app.ts'
import type { TenantTransaction } from '../db/tenant.ts'
import { endMembership, insertMembership, listMembershipsOf } from '../bodies/membership.sql.ts'
import { listOwnedIndicators, moveIndicators } from '../figures/indicator-owner.sql.ts'
import { daysAfter } from '../kernel/day.ts'
import { periodSlug } from '../kernel/period-words.ts'
import { listOwnedLines } from '../returns/owned-lines.sql.ts'
import { updateOwner } from '../returns/return.sql.ts'
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts'
import { storableText } from '../kernel/storable-text.ts'
import { closePostIn } from '../people/change-post.action.ts'
import { holdIn } from '../people/hold-post.action.ts'
import type { Person } from '../people/person.ts'
import { findPerson } from '../people/person.sql.ts'
import { listLeftPosts } from '../people/post.sql.ts'
import { makeChange, type Change } from '../record/make-change.action.ts'
import { authorOf, type Actor } from '../rights/actor.ts'
import { dayOfChange, decideNow } from '../rights/grants-now.action.ts'
import { listActors } from '../rights/find-actor.sql.ts'
import { decide } from '../rights/policy.ts'
import type { Role } from '../rights/roles.ts'
import { whoMay } from '../rights/who-may.ts'
import {
  checkHandOver,
  ownedKinds,
  takerOf,
  type HandOverForm,
  type Owned,
  type OwnedKind,
} from './hand-over.ts'
import { findSpokenFor, listTakers } from './hand-over.sql.ts'

/** Everything that somebody with a last day owns beyond it. */
export async function loadOwned(
  trx: TenantTransaction,
  { id, leftOn }: Pick<Person, 'id' | 'leftOn'>,
  today: string,
): Promise<Owned> {
  const memberships = await listMembershipsOf(trx, id, today)
  return {
    posts: await listLeftPosts(trx, id),
    memberships: memberships.filter(
      ({ endsOn }) => endsOn === null || (endsOn >= today && endsOn > (leftOn ?? today)),
    ),
    indicators: await listOwnedIndicators(trx, id),
    lines: await listOwnedLines(trx, id),
  }
}

interface HandingOver {
  readonly change: Change
  readonly as: Role
  readonly leaver: Person
  /** The last day of the leaver here. */
  readonly lastDay: string
  readonly owned: Owned
  /** Null: to nobody. */
  readonly to: number | null
  readonly reason: string
}

/** Hands over what a leaver owns in one change, with an entry for each kind: to one person, or to one for each kind. */
export async function handOver(
  app: Pick<App, 'db'>,
  actor: Actor,
  leaverId: number,
  typed: HandOverForm,
): Promise<'handed-over' | Refusal> {
  const first = decide(actor, 'person.change')
  if (!first.allowed) return refuse('not-allowed', first.why)
  const form = { ...typed, reason: storableText(typed.reason) }
  return makeChange<'handed-over'>(app.db, actor.tenantId, authorOf(actor), async (change) => {
    const verdict = await decideNow(change, actor, 'person.change')
    if (!verdict.allowed) return refuse('not-allowed', verdict.why)
    const today = dayOfChange(change)
    const leaver = await findPerson(change.trx, leaverId, today)
    if (!leaver) return refuse('not-found', 'person-not-found')
    if (leaver.leftOn === null) return refuse('conflict', 'not-leaving')
    const owned = await loadOwned(change.trx, leaver, today)
    const takers = await listTakers(change.trx, leaverId)
    const findings = [...checkHandOver(form, owned, new Set(takers.map(({ id }) => String(id))))]
    if (findings.length > 0)
      return refuse('invalid', 'set-up-has-problems', { problems: findings.length }, findings)
    for (const kind of ownedKinds) {
      const taker = takerOf(form, kind)
      if (taker === '' || owned[kind].length === 0) continue
      const to = taker === 'end' ? null : Number(taker)
      const { reason } = form
      const done = await hand[kind]({
        change,
        as: verdict.as,
        leaver,
        lastDay: leaver.leftOn,
        owned,
        to,
        reason,
      })
      if (isRefusal(done)) return done
    }
    return 'handed-over'
  })
}

const hand: Readonly<Record<OwnedKind, (work: HandingOver) => Promise<unknown>>> = {
  async posts(work) {
    const { change, as, lastDay, owned, to } = work
    const startsOn = laterOf(daysAfter(lastDay, 1), dayOfChange(change))
    for (const post of owned.posts) {
      if (to === null) {
        await closePostIn(change, as, post)
        continue
      }
      const held = await holdIn(change, as, post, { personId: to, startsOn, endsOn: '' })
      if (isRefusal(held)) return held
    }
    return record(
      work,
      owned.posts.map(({ title }) => title),
      'posts',
    )
  },
  async memberships(work) {
    for (const membership of work.owned.memberships) await handMembership(work, membership)
    return record(
      work,
      work.owned.memberships.map(({ bodyCode }) => bodyCode),
      'memberships',
    )
  },
  async indicators(work) {
    const { change, leaver, owned, to } = work
    const ids = owned.indicators.map(({ id }) => id)
    await moveIndicators(change.trx, leaver.id, to, ids)
    return record(
      work,
      owned.indicators.map(({ code }) => code),
      'indicators',
    )
  },
  async lines(work) {
    const { change, owned, to } = work
    const actors = await listActors(change.trx, change.tenantId, dayOfChange(change))
    // Whoever takes over but may not fill the return in leaves its line to whoever sends it.
    const mayFill = (organisationId: number): boolean =>
      whoMay(actors, 'return.fill', { organisationId }).some(({ personId }) => personId === to)
    for (const { returnId, indicatorId, organisationId } of owned.lines)
      await updateOwner(change.trx, returnId, indicatorId, mayFill(organisationId) ? to : null)
    return record(
      work,
      owned.lines.map(
        ({ departmentCode, code, period }) => `${departmentCode}/${periodSlug(period)}/${code}`,
      ),
      'lines',
    )
  },
}

/** The leaver's ends with the last day here; whoever takes it over and is on the body already keeps what they have. */
async function handMembership(
  { change, lastDay, to }: HandingOver,
  membership: Owned['memberships'][number],
): Promise<void> {
  const { trx, tenantId } = change
  await endMembership(trx, membership.id, laterOf(lastDay, membership.startsOn))
  if (to === null) return
  const today = dayOfChange(change)
  const theirs = await listMembershipsOf(trx, to, today)
  const isOnIt = theirs.some(
    ({ bodyId, endsOn }) => bodyId === membership.bodyId && (endsOn === null || endsOn >= today),
  )
  if (isOnIt) return
  await insertMembership(trx, tenantId, {
    bodyId: membership.bodyId,
    personId: to,
    role: membership.role,
    organisationId: await findSpokenFor(trx, membership.id),
    startsOn: laterOf(daysAfter(lastDay, 1), today),
    endsOn: membership.endsOn,
    reviewDueOn: membership.reviewDueOn,
  })
}

function record(
  { change, as, leaver, to, reason }: HandingOver,
  things: readonly string[],
  kind: OwnedKind,
): Promise<number> {
  return change.record({
    as,
    action: 'handed-over',
    subjectKind: 'person',
    subject: String(leaver.id),
    before: { person: leaver.id },
    after: { person: to, [kind]: things },
    reason,
  })
}

const laterOf = (one: string, other: string): string => (one > other ? one : other)
