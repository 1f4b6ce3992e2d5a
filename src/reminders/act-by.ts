import { londonDate, workingDaysAfter } from '../kernel/london.ts'

/** How many working days a department has for a return that came back to it. */
const daysToAnswer = 5

export interface InHand {
  readonly state: string
  /** With the time that was given beside that of the round. */
  readonly dueOn: string
  /** When it was last asked about, accepted or reopened. */
  readonly decidedAt: Date | null
}

/** Has it come back to its department after it was sent? */
export function hasComeBack(state: string): boolean {
  return state === 'queried' || state === 'reopened'
}

/** The day by which whoever has the return in hand is to act: five working days after it came back, or its own day where that is later. */
export function actBy({ state, dueOn, decidedAt }: InHand): string {
  if (!hasComeBack(state) || decidedAt === null) return dueOn
  const answerBy = workingDaysAfter(londonDate(decidedAt), daysToAnswer)
  return answerBy > dueOn ? answerBy : dueOn
}
