import type { App } from '../db/app.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { hasProblems } from '../organisations/problems.ts'
import type { Actor } from '../rights/actor.ts'
import { checkEnding } from './check-membership.ts'
import { endMembership, listEveryMember, setReviewDue } from './membership.sql.ts'
import { nextReview, type Member } from './membership.ts'
import { withBody, type BodyAtHand } from './with-body.action.ts'

/** Which membership, and the dates it was seen with: whoever changed them since is not overwritten. */
export interface MembershipAsSeen {
  readonly bodyCode: string
  readonly id: number
  readonly endsOn: string | null
  readonly reviewDueOn: string | null
}

/** Gives a membership its last day; answers it. */
export async function closeMembership(
  app: Pick<App, 'db'>,
  actor: Actor,
  seen: MembershipAsSeen,
  endsOn: string,
  today: string,
): Promise<string | Refusal> {
  return withMembership(app, actor, seen, today, async ({ change, body, as }, member) => {
    const findings = [...checkEnding(endsOn, member)]
    if (findings.length > 0) return hasProblems(findings)
    await endMembership(change.trx, member.id, endsOn)
    await change.record({
      as,
      action: 'membership-ended',
      subjectKind: 'body',
      subject: body.code,
      before: { member: member.id, post: member.post, endsOn: member.endsOn },
      after: { member: member.id, post: member.post, endsOn },
    })
    return endsOn
  })
}

/** Looks at a membership again and lets it stand: the next look is due two years from today. Answers that day. */
export async function reviewMembership(
  app: Pick<App, 'db'>,
  actor: Actor,
  seen: MembershipAsSeen,
  today: string,
): Promise<string | Refusal> {
  return withMembership(app, actor, seen, today, async ({ change, body, as }, member) => {
    const reviewDueOn = nextReview(today)
    await setReviewDue(change.trx, member.id, reviewDueOn)
    await change.record({
      as,
      action: 'membership-reviewed',
      subjectKind: 'body',
      subject: body.code,
      before: { member: member.id, post: member.post, reviewDueOn: member.reviewDueOn },
      after: { member: member.id, post: member.post, reviewDueOn },
    })
    return reviewDueOn
  })
}

async function withMembership(
  app: Pick<App, 'db'>,
  actor: Actor,
  seen: MembershipAsSeen,
  today: string,
  work: (at: BodyAtHand, member: Member) => Promise<string | Refusal>,
): Promise<string | Refusal> {
  return withBody(app, actor, seen.bodyCode, 'membership.change', async (at) => {
    const members = await listEveryMember(at.change.trx, at.body.id)
    const member = members.find(({ id }) => id === seen.id)
    if (!member) return refuse('not-found', 'membership-not-found')
    const { endsOn, reviewDueOn } = member
    if (endsOn !== null && endsOn < today) return refuse('conflict', 'membership-ended', { endsOn })
    if (endsOn !== seen.endsOn || reviewDueOn !== seen.reviewDueOn)
      return refuse('conflict', 'membership-changed-meanwhile')
    return work(at, member)
  })
}
