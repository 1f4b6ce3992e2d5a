import { isDay } from '../kernel/day.ts'
import type { Finding } from '../kernel/finding.ts'
import { problem } from '../organisations/problems.ts'

/** What a body decided, as it was typed. */
export interface TypedAdoption {
  /** Numbers of the proposals that are adopted. */
  readonly proposals: readonly string[]
  /** Codes of the scorecards that are adopted with them. */
  readonly cards: readonly string[]
  readonly decidedOn: string
  readonly minute: string
}

export function* checkAdoption(typed: TypedAdoption, today: string): Generator<Finding> {
  if (typed.proposals.length + typed.cards.length === 0) yield problem('proposals', 'nothing-chosen')
  if (!isDay(typed.decidedOn)) yield problem('decidedOn', 'decided-form')
  else if (typed.decidedOn > today) yield problem('decidedOn', 'decided-to-come')
  if (typed.minute === '') yield problem('minute', 'minute-missing')
  else if (typed.minute.length > 200) yield problem('minute', 'text-too-long', { most: 200 })
}
