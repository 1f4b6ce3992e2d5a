import type { TenantTransaction } from '../db/tenant.ts'
import { assessFigures } from '../indicators/assess-figures.action.ts'
import { findHomeArea } from '../areas/area.sql.ts'
import { countRatings, type RatingCount } from '../indicators/count-ratings.ts'
import { listIndicators } from '../figures/indicator.sql.ts'
import { findLatestPeriod } from '../figures/observation.sql.ts'
import type { Period } from '../kernel/period.ts'
import type { Actor } from '../rights/actor.ts'
import { mayDo, mayOffer, seesNothing, visibleTo } from '../rights/policy.ts'
import { daysLate } from '../returns/load-round.action.ts'
import { listReturns } from '../returns/return.sql.ts'
import { listRounds, type Round } from '../figures/round.sql.ts'
import { listReviewsDue } from '../bodies/membership.sql.ts'
import { daysAfter } from '../kernel/day.ts'
import { listReady } from '../publishing/list-ready.action.ts'
import { londonDate } from '../kernel/london.ts'
import { countMessages } from '../mail/outbox-list.sql.ts'
import { listInvitations } from '../people/person.sql.ts'
import { listLeaversWithThings } from './hand-over.sql.ts'
import { myTasks, type PeopleSeen, type ReadyToPublish, type Task } from './my-tasks.ts'

export interface Desk {
  readonly tasks: readonly Task[]
  /** Sent returns that somebody else has to accept. */
  readonly waiting: number
  readonly latestRound: Round | null
  readonly answersFor: { readonly period: Period; readonly ratings: RatingCount } | null
}

/** What needs this person, and how what the person answers for stands. */
export async function loadDesk(trx: TenantTransaction, actor: Actor, today: string): Promise<Desk> {
  const returns = await listReturns(trx, visibleTo(actor, 'return.read'), {
    states: ['open', 'draft', 'submitted', 'queried', 'reopened'],
  })
  const facts = (organisationId: number) => ({ organisationId })
  const seen = returns.map((head) => ({
    ...head,
    daysLate: daysLate(head, today),
    mayFill: mayDo(actor, 'return.fill', facts(head.organisationId)),
    // Whoever sent it cannot accept it, so it is not on their desk; the policy looks at every line once more.
    mayAccept:
      mayOffer(actor, 'return.accept', facts(head.organisationId)) && head.sentById !== actor.personId,
  }))
  const tasks = myTasks(seen, await peopleSeen(trx, actor, today), today, await readyFor(trx, actor))
  const submitted = seen.filter((head) => head.state === 'submitted')
  return {
    tasks,
    waiting: submitted.length - tasks.filter((task) => task.kind === 'sign-off').length,
    latestRound: (await listRounds(trx))[0] ?? null,
    answersFor: await ratingsFor(trx, actor, today),
  }
}

/** How long before a review of a membership is due it is on the desk. */
const daysAhead = 28

async function peopleSeen(trx: TenantTransaction, actor: Actor, today: string): Promise<PeopleSeen> {
  const mayChange = mayOffer(actor, 'person.change')
  const ofBodies = visibleTo(actor, 'membership.change')
  const { failed, failedSince } = mayDo(actor, 'mail.manage')
    ? await countMessages(trx)
    : { failed: 0, failedSince: null }
  const invitations = mayChange ? await listInvitations(trx, today) : []
  return {
    invitations: invitations.map(({ id, post, until }) => ({ id, post, until: londonDate(until) })),
    reviews: seesNothing(ofBodies) ? [] : await listReviewsDue(trx, ofBodies, daysAfter(today, daysAhead)),
    mail: failedSince === null ? null : { failed, since: londonDate(failedSince) },
    leavers: mayChange ? await listLeaversWithThings(trx, today) : [],
  }
}

async function readyFor(trx: TenantTransaction, actor: Actor): Promise<ReadyToPublish[]> {
  const ready = await listReady(trx, actor)
  return [...Map.groupBy(ready, ({ period }) => period.index).values()].flatMap((some) =>
    some.slice(0, 1).map(({ period }) => ({ period, subjects: some.map(({ subject }) => subject.name) })),
  )
}

async function ratingsFor(trx: TenantTransaction, actor: Actor, today: string): Promise<Desk['answersFor']> {
  const period = await findLatestPeriod(trx, 'quarter', null)
  const area = await findHomeArea(trx)
  if (!period || !area) return null
  const all = await listIndicators(trx, visibleTo(actor, 'performance.read'))
  const mine = all.filter(
    (indicator) => indicator.periodKind === period.kind && isMine(actor, indicator.organisationId),
  )
  if (mine.length === 0) return null
  const assessments = await assessFigures(trx, {
    indicators: mine,
    areaCode: area.code,
    periods: [period],
    asAt: null,
    today,
  })
  return { period, ratings: countRatings(assessments.map((assessment) => assessment.status)) }
}

function isMine(actor: Actor, organisationId: number | null): boolean {
  return actor.grants.some(
    ({ covers }) =>
      covers === 'all' || (organisationId !== null && covers.organisation?.has(organisationId) === true),
  )
}
