import { markup, type Markup } from '../kernel/markup.ts'
import type { Assessment, Comparison } from './assess.ts'
import { arrows, changeSince, sinceText } from './change-since.ts'
import type { IndicatorWords } from './words.ts'

/**
 * The arrow says where the number went, the word whether that is good; colourless. Read aloud: "Better: down 14 on last
 * quarter". `isFull` shows the whole of it.
 */
export function directionMark(
  assessment: Pick<Assessment, 'indicator' | 'observation'>,
  comparison: Comparison,
  words: Pick<IndicatorWords, 'since' | 'sizes' | 'directions' | 'changes'>,
  isFull = false,
): Markup {
  const change = changeSince(assessment, comparison, words)
  const word = words.directions[comparison.direction]
  const rest = change
    ? words.changes[change.said](change.size, change.since)
    : words.changes[comparison.why === 'definition-changed' ? 'broken' : 'none'](sinceText(comparison, words))
  const arrow = change ? arrows[change.went] : '·'
  return isFull
    ? markup`<span aria-hidden="true">${arrow}</span> ${words.changes.full(word, rest)}`
    : markup`<span aria-hidden="true">${arrow}&nbsp;</span>${word}<span class="govuk-visually-hidden">: ${rest}</span>`
}
