import type { Finding } from '../kernel/finding.ts'
import type { Body } from './body.ts'
import { isReviewOverdue, type Membership } from './membership.ts'

/** What is not in order with an open body, for whoever looks after it; a closed one is in order. */
export function* bodyFindings(
  { closedOn }: Pick<Body, 'closedOn'>,
  current: readonly Pick<Membership, 'role' | 'startsOn' | 'endsOn' | 'reviewDueOn'>[],
  today: string,
): Generator<Finding> {
  if (closedOn !== null) return
  const note = (code: string, args: Finding['args'] = {}): Finding => ({
    field: 'members',
    code,
    severity: 'note',
    args,
  })
  if (current.length === 0) yield note('no-members')
  else if (!current.some(({ role }) => role === 'chair')) yield note('no-chair')
  const overdue = current.filter((membership) => isReviewOverdue(membership, today)).length
  if (overdue > 0) yield note('reviews-overdue', { count: overdue })
}
