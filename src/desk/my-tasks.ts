import type { ReturnState } from '../returns/transitions.ts'
import type { Period } from '../kernel/period.ts'

/** Something that needs the reader: what, until when, and where it is done. */
export interface Task {
  readonly kind: 'fill' | 'answer' | 'sign-off'
  readonly department: string
  readonly departmentCode: string
  readonly period: Period
  readonly dueOn: string
  readonly daysLate: number
}

interface ReturnSeen {
  readonly organisationName: string
  readonly organisationCode: string
  readonly period: Period
  readonly state: ReturnState
  readonly dueOn: string
  readonly daysLate: number
  readonly mayFill: boolean
  readonly mayAccept: boolean
}

const kindOf = (seen: ReturnSeen): Task['kind'] | null => {
  if (seen.mayFill && seen.state === 'queried') return 'answer'
  if (seen.mayFill && (seen.state === 'open' || seen.state === 'draft' || seen.state === 'reopened'))
    return 'fill'
  return seen.mayAccept && seen.state === 'submitted' ? 'sign-off' : null
}

/** What needs somebody, the first one due first; what is late stays on top by its date. */
export function myTasks(returns: readonly ReturnSeen[]): Task[] {
  return returns
    .flatMap((seen): Task[] => {
      const kind = kindOf(seen)
      if (kind === null) return []
      const { organisationName, organisationCode, period, dueOn, daysLate } = seen
      return [
        { kind, department: organisationName, departmentCode: organisationCode, period, dueOn, daysLate },
      ]
    })
    .toSorted((a, b) =>
      a.dueOn === b.dueOn ? a.department.localeCompare(b.department) : a.dueOn < b.dueOn ? -1 : 1,
    )
}
