import { formulaWords } from '../formulas/words.ts'
import type { Finding } from '../kernel/finding.ts'
import type { Locale } from '../ui/messages.ts'
import { derivedWords } from './words.ts'

/** The sentences for findings about a formula: of the grammar and of this room. */
export function formulaFindings(locale: Locale): Record<string, (args: Finding['args']) => string> {
  return { ...formulaWords(locale).findings, ...derivedWords(locale).findings }
}

export function findingText({ code, args }: Finding, locale: Locale): string {
  return formulaFindings(locale)[code]?.(args) ?? code
}
