import { isDay, monthsAfter } from '../kernel/day.ts'
import type { Finding } from '../kernel/finding.ts'
import { dayOf } from '../kernel/period-words.ts'

/** What is typed by whoever asks for more time, or gives it. */
export interface TimeForm {
  /** The day, `2008-11-21`. */
  readonly until: string
  readonly reason: string
}

export interface DueNow {
  readonly dueOn: string
  readonly firstDueOn: string
}

export const mostReason = 1_000

const error = (field: string, code: string, args: Finding['args'] = {}): Finding => ({
  field,
  code,
  severity: 'error',
  args,
})

/** The last day that can be given: a quarter after the day of the round. */
export const latestDay = ({ firstDueOn }: Pick<DueNow, 'firstDueOn'>): string => monthsAfter(firstDueOn, 3)

/** The day must be a later one, not past, and within a quarter of the day of the round. */
export function* checkUntil(until: string, due: DueNow, today: string): Generator<Finding> {
  if (!isDay(until)) yield error('until', 'until-form')
  else if (until <= due.dueOn) yield error('until', 'until-not-later', { day: dayOf(due.dueOn) })
  else if (until < today) yield error('until', 'until-past')
  else if (until > latestDay(due)) yield error('until', 'until-too-late', { day: dayOf(latestDay(due)) })
}

/** `missing`: what is said where the reason is not there; without one none is needed. */
export function* checkWhy(reason: string, missing?: string): Generator<Finding> {
  if (reason === '' && missing) yield error('reason', missing)
  if (reason.length > mostReason) yield error('reason', 'reason-too-long', { most: mostReason })
}
