import type { Finding } from '../kernel/finding.ts'
import { isDay } from '../kernel/day.ts'
import { problem } from '../organisations/problems.ts'
import { isMemberRole, type Membership } from './membership.ts'

export interface NewMemberForm {
  /** The person's number as the form sent it. */
  readonly person: string
  readonly role: string
  /** Code of an organisation; '' for nobody in particular. */
  readonly speaksFor: string
  readonly startsOn: string
  /** '' for two years after the start. */
  readonly reviewDueOn: string
}

export function* checkNewMember(form: NewMemberForm): Generator<Finding> {
  if (!/^[1-9]\d{0,8}$/.test(form.person)) yield problem('person', 'person-missing')
  if (!isMemberRole(form.role)) yield problem('role', 'role-missing')
  if (!isDay(form.startsOn)) yield problem('startsOn', 'starts-form')
  if (form.reviewDueOn === '') return
  if (!isDay(form.reviewDueOn)) yield problem('reviewDueOn', 'review-form')
  else if (isDay(form.startsOn) && form.reviewDueOn <= form.startsOn)
    yield problem('reviewDueOn', 'review-before-start')
}

/** The last day of a membership: not before its first. One to come is known beforehand and may be given. */
export function* checkEnding(endsOn: string, { startsOn }: Pick<Membership, 'startsOn'>): Generator<Finding> {
  if (!isDay(endsOn)) yield problem('endsOn', 'ends-form')
  else if (endsOn < startsOn) yield problem('endsOn', 'ends-before-start', { startsOn })
}
