import type { Computed, ComputedInput } from '../figures/indicator.ts'
import { absenceSentence } from '../formulas/absence-sentence.ts'
import { systemFunctions } from '../formulas/system-functions.ts'
import { periodLabel } from '../kernel/period-words.ts'
import type { Locale } from '../ui/messages.ts'
import { derivedWords } from './words.ts'

/** Why a figure could not be worked out: `Cannot be calculated: there is no figure for NI154 in 2008/09 Q2.` */
export function absenceText(
  { absence, inputs }: Pick<Computed, 'absence' | 'inputs'>,
  locale: Locale,
): string {
  if (!absence) return ''
  const words = derivedWords(locale)
  // What the system counts divides by what is rated; the call itself is no figure that could be 0.
  if (absence.reason === 'zero-denominator' && isSystemCall(absence.of))
    return words.cannot(words.nothingRated)
  const input = inputs.find(({ text }) => text === absence.of)
  const of = input ? inputName(input, locale) : absence.of
  return words.cannot(absenceSentence({ ...absence, of }, locale))
}

/** `NI154 for 2008/09 Q2`, with the part of it that is meant. */
export function inputName(
  { reference, periods }: Pick<ComputedInput, 'reference' | 'periods'>,
  locale: Locale,
): string {
  const words = derivedWords(locale)
  const [first, last] = [periods[0], periods.at(-1)]
  const name = words.parts[reference.part](reference.code)
  if (!first || !last) return name
  return periods.length === 1
    ? words.inPeriod(name, periodLabel(first))
    : words.inPeriods(name, periodLabel(first), periodLabel(last))
}

const isSystemCall = (text: string): boolean => Object.hasOwn(systemFunctions, text.split('(')[0] ?? '')
