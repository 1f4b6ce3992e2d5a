import type { TenantTransaction } from '../db/tenant.ts'
import { assessFigures } from '../indicators/assess-figures.action.ts'
import { findHomeArea } from '../areas/area.sql.ts'
import { countRatings, type RatingCount } from '../indicators/count-ratings.ts'
import { listIndicators } from '../figures/indicator.sql.ts'
import { latestQuarter } from '../performance/figure-periods.action.ts'
import type { Period } from '../kernel/period.ts'
import type { Actor } from '../rights/actor.ts'
import { mayDo, mayOffer, seesNothing, visibleTo } from '../rights/policy.ts'
import { loadReturnsAsking } from '../extensions/load-extensions.action.ts'
import { actBy } from '../reminders/act-by.ts'
import { daysLate } from '../returns/load-round.action.ts'
import { countLines, listLastWords } from '../returns/owned-lines.sql.ts'
import type { LineCount, ReturnHead } from '../returns/return.ts'
import { listReturns } from '../returns/return.sql.ts'
import {
  canBeFilled,
  nextSignature,
  returnStates,
  transitionOf,
  waitsForSignature,
  type Signature,
} from '../returns/transitions.ts'
import { listRounds, type Round } from '../figures/round.sql.ts'
import { listReviewsDue } from '../bodies/membership.sql.ts'
import { daysAfter } from '../kernel/day.ts'
import { listReady } from '../publishing/list-ready.action.ts'
import { londonDate } from '../kernel/london.ts'
import { countMessages } from '../mail/outbox-list.sql.ts'
import { listInvitations } from '../people/person.sql.ts'
import { listLeaversWithThings } from './hand-over.sql.ts'
import { hasDoneOwn, myTasks, type PeopleSeen, type ReadyToPublish, type Task } from './my-tasks.ts'

export interface Desk {
  readonly tasks: readonly Task[]
  /** Returns that wait for somebody else: for a signature, or for figures that are not the reader's. */
  readonly waiting: number
  readonly latestRound: Round | null
  readonly answersFor: { readonly period: Period; readonly ratings: RatingCount } | null
}

const noLines: LineCount = { all: 0, left: 0, mine: 0, mineLeft: 0 }

/** What needs this person, and how what the person answers for stands. */
export async function loadDesk(trx: TenantTransaction, actor: Actor, today: string): Promise<Desk> {
  const returns = await listReturns(trx, visibleTo(actor, 'return.read'), {
    states: returnStates.filter((state) => state !== 'accepted'),
  })
  const asking = await loadReturnsAsking(trx, actor)
  const facts = (organisationId: number) => ({ organisationId })
  const ids = returns.filter(({ state }) => canBeFilled(state)).map(({ id }) => id)
  const counts = await countLines(trx, ids, actor.personId)
  const questions = await listLastWords(trx, ids)
  const seen = returns.map((head) => ({
    ...head,
    dueOn: actBy(head),
    daysLate: daysLate(head, today),
    asksForTime: asking.has(head.id),
    mayFill: mayDo(actor, 'return.fill', facts(head.organisationId)),
    maySend: mayDo(actor, 'return.send', facts(head.organisationId)),
    lines: counts.get(head.id) ?? noLines,
    question: questions.get(head.id) ?? '',
    maySign: maySign(actor, head),
  }))
  const tasks = myTasks(seen, await peopleSeen(trx, actor, today), today, await readyFor(trx, actor))
  const waiting = seen.filter((head) =>
    waitsForSignature(head.state)
      ? head.maySign === null
      : head.mayFill && head.lines.left > 0 && hasDoneOwn(head),
  )
  return {
    tasks,
    waiting: waiting.length,
    latestRound: (await listRounds(trx))[0] ?? null,
    answersFor: await ratingsFor(trx, actor, today),
  }
}

/** Whoever sent or certified it cannot sign it next, so it is not on their desk; the policy looks at every line once more. */
function maySign(actor: Actor, head: ReturnHead): Signature | null {
  const signature = nextSignature(head)
  const right = signature && transitionOf(head, signature)?.right
  const signed = [head.sentById, head.certifiedById].filter((id) => id !== null)
  const facts = { organisationId: head.organisationId, enteredBy: signed }
  return right && mayOffer(actor, right, facts) ? signature : null
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
  const period = await latestQuarter(trx, null, today)
  const area = await findHomeArea(trx)
  if (!area) return null
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
