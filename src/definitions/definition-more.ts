import { dayOf } from '../kernel/period-words.ts'
import type { Indicator } from '../figures/indicator.ts'
import type { Locale } from '../ui/messages.ts'
import { definitionWords } from './words.ts'

/** What took the place of a measure, or what it took the place of. */
export interface Succession {
  readonly code: string
  readonly title: string
  readonly startsOn: string | null
  readonly reason: string
}

/** What stands in other tables of an indicator's definition. */
export interface DefinitionMore {
  /** Posts of the persons. */
  readonly collator: string | null
  readonly responsible: string | null
  readonly aliases: readonly string[]
  readonly successor: Succession | null
  readonly predecessors: readonly Succession[]
}

type Row = readonly [name: string, value: string]

/** How its figures are put together, and its levels where it has some. */
export function togetherFacts(indicator: Indicator, locale: Locale): Row[] {
  const { boxes, facts, overTime, overAreas } = definitionWords(locale)
  return [
    ...(indicator.levels.length > 0 ? [[facts.levels, indicator.levels.join(' < ')] as const] : []),
    [boxes.overTime, overTime[indicator.overTime]],
    [boxes.overAreas, overAreas[indicator.overAreas]],
    [facts.lag, indicator.lagMonths === 0 ? facts.noLag : facts.months(indicator.lagMonths)],
  ]
}

/** Its baseline as it was written, or who is to set it by when. */
export function baselineText({ baseline, baselineOwner, baselineDueOn }: Indicator, locale: Locale): string {
  const { facts } = definitionWords(locale)
  if (baseline !== '') return baseline
  if (baselineOwner === '' || baselineDueOn === null) return facts.toBeSet
  return facts.toBeSetBy(baselineOwner, dayOf(baselineDueOn))
}

/** Who works on its figures, and what it was before and became after. */
export function peopleFacts(more: DefinitionMore, locale: Locale): Row[] {
  const { boxes, facts, nobody } = definitionWords(locale)
  const line = ({ code, title, startsOn }: Succession): string =>
    startsOn === null ? `${code} ${title}` : facts.since(`${code} ${title}`, dayOf(startsOn))
  const { aliases, successor, predecessors } = more
  return [
    [boxes.collator, more.collator ?? nobody],
    [boxes.responsible, more.responsible ?? nobody],
    ...(aliases.length > 0 ? [[facts.aliases, aliases.map(facts.formerly).join(', ')] as const] : []),
    ...(predecessors.length > 0 ? [[facts.predecessors, predecessors.map(line).join('; ')] as const] : []),
    ...(successor ? [[facts.successor, line(successor)] as const] : []),
  ]
}
