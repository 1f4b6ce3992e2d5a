import { formulaWords } from '../formulas/words.ts'
import type { Finding } from '../kernel/finding.ts'
import type { Locale } from '../ui/messages.ts'
import { derivedWords } from './words.ts'

/** The sentence for a finding about a formula: of the grammar or of this room. */
export function findingText({ code, args }: Finding, locale: Locale): string {
  const sentences: Record<string, (args: Finding['args']) => string> = {
    ...formulaWords(locale).findings,
    ...derivedWords(locale).findings,
  }
  return sentences[code]?.(args) ?? code
}
