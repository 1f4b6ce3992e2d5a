import type { Locale } from '../ui/messages.ts'
import type { Absence } from './value.ts'
import { formulaWords } from './words.ts'

/** Why a formula has no result, in one sentence: `There is no figure for [NI192, prev].` */
export function absenceSentence({ reason, of }: Absence, locale: Locale): string {
  const words = formulaWords(locale)
  const notYet = new Map<string, string>(Object.entries(words.notYet))
  return words.absences[reason](reason === 'not-available-yet' ? (notYet.get(of) ?? of) : of)
}
