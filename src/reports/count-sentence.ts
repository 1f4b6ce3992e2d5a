import type { Status } from '../indicators/assess.ts'
import { countRatings } from '../indicators/count-ratings.ts'
import type { IndicatorWords } from '../indicators/words.ts'
import type { ReportWords } from './words.ts'

/** Where every measure is of these, there is no figure at all. */
const withoutFigure: ReadonlySet<Status> = new Set(['missing', 'not-due', 'not-available', 'not-applicable'])

/** "38 of 46 rated on target (83%): 5 close, 3 off. Not rated 4: 2 not due, 1 no target, 1 suppressed." */
export function countSentence(
  statuses: Iterable<Status>,
  { counts }: ReportWords,
  words: Pick<IndicatorWords, 'statuses'>,
): string {
  const { green, amber, red, rated, notRated } = countRatings(statuses)
  const percent = rated === 0 ? 0 : Math.round((100 * green) / rated)
  const unrated = notRated.keys().every((status) => withoutFigure.has(status)) ? counts.empty : counts.none
  const first =
    rated === 0
      ? unrated
      : counts.rated(green, rated, percent) + (amber + red > 0 ? counts.offBoth(amber, red) : '')
  const others = [...notRated].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  if (others.length === 0) return counts.end(first)
  const reasons = others
    .map(([status, n]) => counts.reason(n, words.statuses[status].toLowerCase()))
    .join(', ')
  const total = others.reduce((sum, [, n]) => sum + n, 0)
  return `${counts.end(first)} ${counts.notRated(total, reasons)}`
}
