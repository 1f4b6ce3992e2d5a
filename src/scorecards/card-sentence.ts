import type { Status } from '../indicators/assess.ts'
import { countRatings } from '../indicators/count-ratings.ts'
import type { IndicatorWords } from '../indicators/words.ts'
import type { ScorecardWords } from './words.ts'

/** `38 of 46 rated on target (83%): 5 close, 3 off. Not rated 4: 2 not due, 1 no target, 1 suppressed.` */
export function cardSentence(
  statuses: readonly Status[],
  words: ScorecardWords,
  names: Pick<IndicatorWords, 'statuses'>,
): string {
  const { green, amber, red, rated, notRated } = countRatings(statuses)
  const first =
    rated === 0
      ? words.nothingRated(statuses.length)
      : words.counted(green, rated, Math.round((green / rated) * 100), amber, red)
  if (notRated.size === 0) return first
  const reasons = [...notRated]
    .toSorted(([, a], [, b]) => b - a)
    .map(([status, count]) => words.reason(count, names.statuses[status].toLowerCase()))
  return `${first} ${words.notRated(statuses.length - rated, reasons.join(', '))}`
}

/** What the heading of a band says: `4 of 6 rated on target`. */
export function bandCount(statuses: readonly Status[], words: ScorecardWords): string {
  const { green, rated } = countRatings(statuses)
  return rated === 0 ? words.noneRated(statuses.length) : words.onTarget(green, rated)
}
