import { yearsAfter } from '../kernel/day.ts'

/** The six dimensions of data quality (Audit Commission, "Improving information to support decision making", 2007). */
export const dimensions = [
  'accuracy',
  'validity',
  'reliability',
  'timeliness',
  'relevance',
  'completeness',
] as const
export type Dimension = (typeof dimensions)[number]

export const answers = ['yes', 'partly', 'no'] as const
export type Answer = (typeof answers)[number]

export interface QualityAnswer {
  readonly answer: Answer
  readonly note: string
}

/** What somebody found when they last looked at how the figures of an indicator come about. */
export interface QualityCheck {
  readonly version: number
  /** `YYYY-MM-DD`. */
  readonly checkedOn: string
  /** The post. */
  readonly checkedBy: string
  readonly grade: Grade
  readonly answers: Readonly<Record<Dimension, QualityAnswer>>
}

/** 4 is best, as inspectors graded data quality. */
export type Grade = 1 | 2 | 3 | 4

/** The most answers of each kind that a grade may have, the best grade first. */
const most: readonly (readonly [grade: Grade, no: number, partly: number])[] = [
  [4, 0, 0],
  [3, 0, 2],
  [2, 1, dimensions.length],
]

/** Six times yes is 4; twice partly at most 3; one no at most, 2; the rest 1. A rule of this product. */
export function gradeOf(given: readonly Answer[]): Grade {
  const count = (wanted: Answer): number => given.filter((answer) => answer === wanted).length
  const found = most.find(([, no, partly]) => count('no') <= no && count('partly') <= partly)
  return found?.[0] ?? 1
}

/** A check holds for twelve months. */
export function isStale(checkedOn: string, today: string): boolean {
  return yearsAfter(checkedOn, 1) < today
}
