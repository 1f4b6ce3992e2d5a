import type { Assessment } from '../indicators/assess.ts'
import type { Indicator, Observation, Target } from '../figures/indicator.ts'
import type { Range } from '../figures/indicator.ts'
import type { Decimal } from '../kernel/decimal.ts'
import type { Period } from '../kernel/period.ts'
import type { ReturnState, Step } from './transitions.ts'

/** What stands in place of a value, or that there is one; blank until something is chosen. */
export const answers = ['value', 'nil', 'not-due', 'not-available', 'not-applicable', 'suppressed'] as const
export type Answer = (typeof answers)[number] | ''

export function isAnswer(text: string): text is Answer {
  return text === '' || (answers as readonly string[]).includes(text)
}

/** What the department has put on one line, as typed. */
export interface Entered {
  readonly answer: Answer
  readonly typed: string
  readonly reason: string
  readonly cause: string
  readonly action: string
  readonly forecast: string
}

export const enteredFields = ['answer', 'typed', 'reason', 'cause', 'action', 'forecast'] as const

export const nothingEntered: Entered = {
  answer: '',
  typed: '',
  reason: '',
  cause: '',
  action: '',
  forecast: '',
}

export interface ReturnLine {
  readonly indicator: Indicator
  readonly entered: Entered
  readonly enteredBy: number | null
}

/** A line with all that stands beside its box. */
export interface LineInContext extends ReturnLine {
  readonly period: Period
  readonly value: Decimal | null
  readonly last: readonly Observation[]
  readonly previous: Observation | null
  readonly current: Observation | null
  readonly target: Target | null
  readonly expected: Range | null
  /** How the figure that was typed would be judged; null while there is none. */
  readonly assessment: Assessment | null
}

export interface ReturnHead {
  readonly id: number
  readonly organisationId: number
  readonly organisationCode: string
  readonly organisationName: string
  readonly period: Period
  readonly state: ReturnState
  readonly keyIssues: string
  readonly version: number
  readonly opensOn: string
  /** The day of its round, or the later one until which it was given more time. */
  readonly dueOn: string
  /** The day of its round. */
  readonly firstDueOn: string
  readonly savedAt: Date | null
  readonly savedBy: string | null
  readonly savedById: number | null
  readonly sentAt: Date | null
  readonly sentBy: string | null
  readonly sentById: number | null
  readonly decidedAt: Date | null
  readonly decidedBy: string | null
}

export interface StepTaken {
  readonly step: Step
  readonly state: ReturnState
  readonly comment: string
  readonly by: string
  readonly at: Date
}

/** The return as a subject of the record: `waste/q2-2008-09`. */
export function returnSubject(organisationCode: string, slug: string): string {
  return `${organisationCode}/${slug}`
}
