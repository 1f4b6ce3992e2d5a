import { error, redirect, type RequestEvent } from '@sveltejs/kit'
import {
  closeMembership,
  reviewMembership,
  type MembershipAsSeen,
} from '#src/bodies/change-membership.action.ts'
import type { BodySeen } from '#src/bodies/load-bodies.action.ts'
import { isCurrent, nextReview, type Member } from '#src/bodies/membership.ts'
import { isRefusal } from '#src/kernel/refusal.ts'
import { within } from '../../../../../frame.ts'
import { boxesOf } from '../../../../organisations/form-boxes.ts'
import { frameAround, hereOf, openForChange, refused } from '../../../body-doorway.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { today, base } = within(event)
  const seen = await openForChange(event, 'mayChangeMembers')
  const member = memberOf(seen, event.params.id)
  return {
    frame: frameAround(event, seen),
    body: seen.body,
    member,
    isOver: !isCurrent(member, today) && member.startsOn <= today,
    next: nextReview(today),
    today,
    organisationsHref: `${base}/organisations`,
    here: hereOf(event),
  }
}

function memberOf({ current, coming, former }: BodySeen, id: string): Member {
  const found = [...current, ...coming, ...former].find((member) => String(member.id) === id)
  return found ?? error(404, 'Not found')
}

/** The membership with the dates that the form was filled from. */
function seenOf(
  { params }: RequestEvent<{ code: string; id: string }>,
  { wasEndsOn, wasReviewDueOn }: Record<'wasEndsOn' | 'wasReviewDueOn', string>,
): MembershipAsSeen {
  return {
    bodyCode: params.code,
    id: Number(params.id),
    endsOn: wasEndsOn === '' ? null : wasEndsOn,
    reviewDueOn: wasReviewDueOn === '' ? null : wasReviewDueOn,
  }
}

export const actions: Actions = {
  review: async (event) => {
    const { actor, today } = within(event)
    const given = await boxesOf(event, ['wasEndsOn', 'wasReviewDueOn'])
    const result = await reviewMembership(event.locals.app, actor, seenOf(event, given), today)
    if (!isRefusal(result)) redirect(303, `${hereOf(event)}?done=member-reviewed`)
    return refused(event, result, { endsOn: '' })
  },
  end: async (event) => {
    const { actor, today } = within(event)
    const given = await boxesOf(event, ['endsOn', 'wasEndsOn', 'wasReviewDueOn'])
    const result = await closeMembership(event.locals.app, actor, seenOf(event, given), given.endsOn, today)
    if (!isRefusal(result)) redirect(303, `${hereOf(event)}?done=member-ended`)
    return refused(event, result, { endsOn: given.endsOn })
  },
}
