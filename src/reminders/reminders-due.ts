import { workingDaysBetween } from '../kernel/london.ts'

/** The states in which it is the department that has to act. */
export const awaitedStates = ['open', 'draft', 'queried', 'reopened'] as const
export type AwaitedState = (typeof awaitedStates)[number]

export function isAwaited(state: string): state is AwaitedState {
  return (awaitedStates as readonly string[]).includes(state)
}

/** One step of the ladder of reminders of a return. */
export interface Rung {
  readonly name: string
  readonly kind: 'return-due' | 'return-late'
  /** Working days after the due date; below 0 before it. */
  readonly days: number
  /** The line lead of whoever is reminded is told as well. */
  readonly tellsLead: boolean
}

/** The ladder, the first reminder first. Another rung is a row. */
export const rungs: readonly Rung[] = [
  { name: 'due-5', kind: 'return-due', days: -5, tellsLead: false },
  { name: 'due-1', kind: 'return-due', days: -1, tellsLead: false },
  { name: 'late-1', kind: 'return-late', days: 1, tellsLead: false },
  { name: 'late-3', kind: 'return-late', days: 3, tellsLead: true },
  { name: 'late-5', kind: 'return-late', days: 5, tellsLead: true },
]

/** A reminder whose day was missed, because nothing ran, is still of use on the next working day. */
const graceDays = 1

export interface AskedReturn {
  readonly state: string
  readonly opensOn: string
  readonly dueOn: string
}

/** The name under which a rung is written once: where the day is another one, so is the ladder. */
export function rungName(
  { name }: Pick<Rung, 'name'>,
  { dueOn, firstDueOn }: { readonly dueOn: string; readonly firstDueOn: string },
): string {
  return dueOn === firstDueOn ? name : `${name}-${dueOn}`
}

/** Working days of England and Wales past the due date; below 0 before it. */
export function workingDaysPast(dueOn: string, today: string): number {
  return workingDaysBetween(dueOn, today)
}

/**
 * The rung that a return stands on today, or null: at most one, so that nobody gets two reminders at once. Only a return that
 * its department has in hand is reminded of, and none on the day on which it came to it, when the department was told anyway.
 */
export function rungDue({ state, opensOn, dueOn }: AskedReturn, today: string): Rung | null {
  if (!isAwaited(state) || today <= opensOn) return null
  const past = workingDaysPast(dueOn, today)
  const rung = rungs.findLast(({ days }) => days <= past)
  return rung !== undefined && past - rung.days <= graceDays ? rung : null
}
