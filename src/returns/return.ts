import type { Assessment } from '../indicators/assess.ts'
import type { Indicator, Observation, Target } from '../figures/indicator.ts'
import type { Range } from '../figures/indicator.ts'
import type { Decimal } from '../kernel/decimal.ts'
import type { Period } from '../kernel/period.ts'
import type { Category } from '../targets/category.ts'
import type { LineQuery } from './queries/line-query.ts'
import type { Hands, ReturnState, Step } from './transitions.ts'

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
  /** How likely the target of the year is; blank: what was said last stands. */
  readonly category: Category | ''
  readonly categoryReason: string
}

export const enteredFields = [
  'answer',
  'typed',
  'reason',
  'cause',
  'action',
  'forecast',
  'category',
  'categoryReason',
] as const

export const nothingEntered: Entered = {
  answer: '',
  typed: '',
  reason: '',
  cause: '',
  action: '',
  forecast: '',
  category: '',
  categoryReason: '',
}

/** The boxes of a line, each made anew by a rule. */
export function eachEntered(
  of: Entered,
  make: (text: string, field: (typeof enteredFields)[number]) => string,
): Entered {
  return Object.fromEntries(
    enteredFields.map((field) => [field, make(of[field], field)]),
  ) as unknown as Entered
}

/** A line's boxes without all that stands beside them. */
export const enteredOf = (line: Entered): Entered => eachEntered(line, (text) => text)

/** A line as it is kept. */
export interface StoredLine extends Entered {
  readonly indicatorId: number
  readonly enteredBy: number | null
  /** The post of whoever last changed it, and when. */
  readonly enteredByPost: string | null
  readonly enteredAt: Date | null
  /** The version of the return at which it last changed; 0: never. */
  readonly savedVersion: number
  /** What its figure is about; null: the quarter of the return. */
  readonly period: Period | null
  readonly owner: LineOwner | null
}

/** A line that somebody is to fill in, in a return that can still be filled. */
export interface OwnedLine {
  readonly returnId: number
  readonly indicatorId: number
  readonly code: string
  readonly organisationId: number
  readonly department: string
  readonly departmentCode: string
  readonly period: Period
}

/** How far the lines of a return are, and those of one person among them. A line is in once anything answers it. */
export interface LineCount {
  readonly all: number
  readonly left: number
  readonly mine: number
  readonly mineLeft: number
}

/** Who fills a line in. */
export interface LineOwner {
  readonly id: number
  readonly post: string
}

export interface ReturnLine {
  readonly indicator: Indicator
  readonly entered: Entered
  readonly enteredBy: number | null
  /** Null: whoever sends the return. */
  readonly owner: LineOwner | null
}

/** A line with all that stands beside its box. */
export interface LineInContext extends ReturnLine {
  /** What is stored, where `entered` is what a form has just sent. */
  readonly stored: Entered
  /** That of the line: a half-year or a year that ends with the quarter of the return, or that quarter. */
  readonly period: Period
  readonly value: Decimal | null
  readonly last: readonly Observation[]
  readonly previous: Observation | null
  readonly current: Observation | null
  readonly target: Target | null
  /** The target of the year that the line may place in a category; null where there is none, or its year is over. */
  readonly toPlace: Target | null
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
  /** How many hands sign it. */
  readonly hands: Hands
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
  /** The version at which the key issues last changed, and by whom. */
  readonly keyIssuesVersion: number
  readonly keyIssuesById: number | null
  readonly keyIssuesBy: string | null
  readonly sentAt: Date | null
  readonly sentBy: string | null
  readonly sentById: number | null
  /** Whoever certified it as it stands now. */
  readonly certifiedAt: Date | null
  readonly certifiedBy: string | null
  readonly certifiedById: number | null
  readonly decidedAt: Date | null
  readonly decidedBy: string | null
}

export interface StepTaken {
  readonly step: Step
  readonly state: ReturnState
  readonly comment: string
  /** What was said of single lines. */
  readonly queries: readonly LineQuery[]
  readonly by: string
  readonly at: Date
}

/** The return as a subject of the record: `waste/q2-2008-09`. */
export function returnSubject(organisationCode: string, slug: string): string {
  return `${organisationCode}/${slug}`
}
