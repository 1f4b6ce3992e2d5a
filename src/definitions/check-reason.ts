import type { Finding } from '../kernel/finding.ts'
import { problem } from '../organisations/problems.ts'

const most = 1_000

/** `box` is the box of the form that it stands in. */
export function* checkReason(reason: string, box = 'reason'): Generator<Finding> {
  if (reason === '') yield problem(box, 'reason-missing')
  if (reason.length > most) yield problem(box, 'too-long', { box: 'reason', most })
}
