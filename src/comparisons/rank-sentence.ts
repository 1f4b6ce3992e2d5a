import type { ComparatorGroup } from '../areas/comparator-group.ts'
import type { Indicator } from '../figures/indicator.ts'
import { shownValue, valueText } from '../indicators/shown-value.ts'
import type { IndicatorWords } from '../indicators/words.ts'
import type { AreaFigure, Standing } from './standing.ts'
import type { ComparisonWords } from './words.ts'

/** "6th of 16 nearest neighbours with a figure (one has none); similar to England (37.6)." */
export function rankSentence(
  { rank, isJoint, ordered, without, hasRanks }: Standing,
  own: AreaFigure,
  { who, clause }: { readonly who: string; readonly clause: string | null },
  words: ComparisonWords,
): string {
  const { ranked } = words
  const said = !hasRanks
    ? ranked.noJudgement
    : rank === null
      ? ranked.none(own.area.name)
      : ranked.of(rank, isJoint, ordered.length, who, without.length)
  return clause === null ? ranked.whole(said) : ranked.followed(said, clause)
}

/** Who the others are, in a sentence about rank. */
export function whoOf(group: ComparatorGroup | null, { ranked }: ComparisonWords): string {
  if (!group) return ranked.places
  return group.kind === 'nearest-neighbours' ? ranked.neighbours : ranked.ofGroup(group.name)
}

/** The finding over a chart: the place's rank, or from the best to the worst where it is not among them. */
export function chartTitle(
  { rank, isJoint, ordered }: Standing,
  own: AreaFigure | null,
  indicator: Indicator,
  words: ComparisonWords,
  roomWords: Pick<IndicatorWords, 'signs'>,
): string {
  const { ranked } = words
  if (own && rank !== null) return ranked.title(own.area.name, rank, isJoint, ordered.length)
  const [first] = ordered
  const last = ordered.at(-1)
  if (!first || !last) return words.noFigure
  const shown = ({ observation }: AreaFigure): string =>
    valueText(shownValue(observation, indicator), roomWords)
  return first === last
    ? ranked.only(first.area.name, shown(first))
    : ranked.span(first.area.name, shown(first), last.area.name, shown(last))
}
