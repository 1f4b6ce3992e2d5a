import { decimalOf, type Decimal } from '../kernel/decimal.ts'
import type { Shape } from './functions.ts'
import { isNought, minus, over, times, whole } from './fraction.ts'
import { absent, isAbsent, valueOf, type Absence, type Value } from './value.ts'

/** What a system function says of the counts behind it, as at the date and for the reader of the result. */
export interface Counts {
  readonly numerator: Decimal
  readonly denominator: Decimal
  /** In scope and in neither count, as an indicator that is not rated: printed beside the result, never dropped. */
  readonly apart: number
}
export type SystemAnswer = Counts | Absence

/** How the result comes from the counts: numerator ÷ denominator × 100, the numerator itself, or the variance in %. */
type Gives = 'share' | 'count' | 'variance'

interface SystemFunction extends Shape {
  readonly gives: Gives
}

const takes = (gives: Gives, optional: number, ...kinds: SystemFunction['takes']): SystemFunction => ({
  gives,
  optional,
  takes: kinds,
  repeats: false,
})

/** The functions that ask the system itself. Their answers are passed in by name. */
export const systemFunctions = {
  /** Indicators with a current green, of those rated; `apart` counts those not rated. All in scope, or of one set. */
  percentGreen: takes('share', 1, 'text'),
  /** Stretch targets of a group that are on track, of those rated. */
  percentStretchOnTrack: takes('share', 0, 'text'),
  /** Returns sent by their day, of those that were sent or due; `apart` are not due yet. Of one department, or of all. */
  percentOnTime: takes('share', 1, 'text'),
  /** Spend of a theme against its profile: numerator actual, denominator profiled. */
  spendVariance: takes('variance', 0, 'text'),
  /** Risks that score the threshold or more, of all on the register. */
  risksAtOrAbove: takes('count', 1, 'threshold', 'text'),
  /** Who agree or strongly agree, of those who answered; `apart` counts "don't know". */
  percentAgree: takes('share', 0, 'text'),
  /** Members of whom something is so, of those who answered; of one body, or of all. */
  percentMembers: takes('share', 1, 'text', 'text'),
  /** The same of the people who live here, to hold the members against. */
  percentCommunity: takes('share', 0, 'text'),
  /** Actions complete, of those that the plan has for completion by now. */
  percentComplete: takes('share', 0, 'text'),
} as const satisfies Readonly<Record<string, SystemFunction>>

export type SystemName = keyof typeof systemFunctions
export type SystemArgument = Decimal | string

/** One function a name; one that is left out belongs to a room that does not exist yet. */
export interface SystemFunctions {
  readonly percentGreen?: (set?: string) => SystemAnswer
  readonly percentStretchOnTrack?: (group: string) => SystemAnswer
  readonly percentOnTime?: (department?: string) => SystemAnswer
  readonly spendVariance?: (theme: string) => SystemAnswer
  readonly risksAtOrAbove?: (threshold: Decimal, register?: string) => SystemAnswer
  readonly percentAgree?: (question: string) => SystemAnswer
  readonly percentMembers?: (who: string, body?: string) => SystemAnswer
  readonly percentCommunity?: (who: string) => SystemAnswer
  readonly percentComplete?: (plan: string) => SystemAnswer
}

/** What the system says; "not available yet" where nobody answers to the name. */
export function askSystem(
  system: SystemFunctions,
  name: SystemName,
  args: readonly SystemArgument[],
): SystemAnswer {
  // The reader of the formula has held the arguments against the table above.
  const ask = system[name] as ((...args: readonly SystemArgument[]) => SystemAnswer) | undefined
  return ask ? ask(...args) : absent('not-available-yet', name)
}

const hundred = whole(100)

/** The result that follows from the counts; `of` names the call where there is none. */
export function valueOfAnswer(name: SystemName, answer: SystemAnswer, of: string): Value {
  if (isAbsent(answer)) return answer.of === '' ? { ...answer, of } : answer
  const [numerator, denominator] = [valueOf(answer.numerator), valueOf(answer.denominator)]
  if (isAbsent(numerator)) return numerator
  if (isAbsent(denominator)) return denominator
  const { gives } = systemFunctions[name]
  if (gives === 'count') return numerator
  if (isNought(denominator)) return absent('zero-denominator', of)
  const part = gives === 'share' ? numerator : minus(numerator, denominator)
  const share = part && over(part, denominator)
  return (share && times(share, hundred)) ?? absent('too-large', of)
}

/** A count for an answer: `countOf(2)` is `2`. */
export function countOf(count: number): Decimal {
  return decimalOf(String(count)) ?? ('0' as Decimal)
}
