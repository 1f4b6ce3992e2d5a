import { workingDaysBetween } from '../kernel/london.ts'
import { samePeriod, type Period } from '../kernel/period.ts'
import { isAwaited } from '../reminders/reminders-due.ts'
import { waitsForSignature, type ReturnState } from '../returns/transitions.ts'
import type { Standing } from './standing.ts'

export interface LateCell {
  readonly period: Period
  readonly state: ReturnState
  /** Working days past its day: until it was sent, or until today where it has not been. 0: it is not late. */
  readonly daysLate: number
  readonly isSent: boolean
  /** The day until which it was given more time; null: the day of its round is its day. */
  readonly extendedTo: string | null
}

export interface LateRow {
  readonly code: string
  readonly name: string
  /** One for each period of the grid; null where the department was not asked. */
  readonly cells: readonly (LateCell | null)[]
  /** Of the returns whose day has passed or that were sent, those that were sent by their day. */
  readonly onTime: number
  readonly judged: number
}

/** Who is late: departments by rounds, the round that is looked at last. */
export interface LateGrid {
  readonly periods: readonly Period[]
  /** Who is latest in the last round first, then by name. */
  readonly rows: readonly LateRow[]
  /** Of the last round. */
  readonly counts: LateCounts
}

export interface LateCounts {
  readonly all: number
  readonly accepted: number
  /** Sent, and waiting to be certified or accepted. */
  readonly sent: number
  /** With its department, and not late. */
  readonly inProgress: number
  readonly late: number
  /** Working days of the latest of them. */
  readonly worst: number
}

/** `periods` are in the order of the columns, the one that is looked at last. */
export function lateGrid(
  standings: readonly Standing[],
  periods: readonly Period[],
  today: string,
): LateGrid {
  const byDepartment = Map.groupBy(standings, ({ department }) => department.code)
  const rows = [...byDepartment].map(([code, own]): LateRow => {
    const found = periods.map((period) => own.find((standing) => samePeriod(standing.period, period)))
    const judged = found.filter((one) => one !== undefined).filter((one) => isJudged(one, today))
    return {
      code,
      name: own[0]?.department.name ?? code,
      cells: found.map((standing) => (standing ? cellOf(standing, today) : null)),
      onTime: judged.filter((one) => isOnTime(one, today)).length,
      judged: judged.length,
    }
  })
  const lateNow = ({ cells }: LateRow): number => lateDays(cells.at(-1) ?? null)
  return {
    periods,
    rows: rows.toSorted((a, b) => lateNow(b) - lateNow(a) || a.name.localeCompare(b.name, 'en-GB')),
    counts: countsOf(rows.flatMap(({ cells }) => cells.at(-1) ?? [])),
  }
}

/** Whether it can be said of a return if it was on time: it was sent, or its day has passed. */
export function isJudged({ sentOn, dueOn }: Pick<Standing, 'sentOn' | 'dueOn'>, today: string): boolean {
  return sentOn !== null || today > dueOn
}

export function isOnTime(standing: Pick<Standing, 'sentOn' | 'dueOn'>, today: string): boolean {
  return isJudged(standing, today) && daysLate(standing, today) === 0
}

/** Working days that a return is late now: one that was sent late is so no longer. */
export function lateDays(cell: LateCell | null): number {
  return cell && !cell.isSent ? cell.daysLate : 0
}

/** Is it with its department, so that a reminder is of use? */
export function canBeReminded(cell: LateCell | null): boolean {
  return cell !== null && isAwaited(cell.state)
}

function cellOf(standing: Standing, today: string): LateCell {
  const { period, state, sentOn, dueOn, firstDueOn } = standing
  return {
    period,
    state,
    daysLate: daysLate(standing, today),
    isSent: sentOn !== null,
    extendedTo: dueOn === firstDueOn ? null : dueOn,
  }
}

/** Working days past its day: until it was sent, or until today. */
export function daysLate({ sentOn, dueOn }: Pick<Standing, 'sentOn' | 'dueOn'>, today: string): number {
  const until = sentOn ?? today
  return until > dueOn ? Math.max(1, workingDaysBetween(dueOn, until)) : 0
}

function countsOf(cells: readonly LateCell[]): LateCounts {
  const late = cells.filter((cell) => lateDays(cell) > 0)
  const accepted = cells.filter(({ state }) => state === 'accepted').length
  const sent = cells.filter(({ state }) => waitsForSignature(state)).length
  return {
    all: cells.length,
    accepted,
    sent,
    inProgress: cells.length - accepted - sent - late.length,
    late: late.length,
    worst: Math.max(0, ...late.map(lateDays)),
  }
}
