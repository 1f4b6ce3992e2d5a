import type { Finding } from '../kernel/finding.ts'
import type { Locale } from '../ui/messages.ts'
import { importWords } from './words.ts'

/** The sentence for a finding or a refusal of an import, by its code. */
export function findingText(locale: Locale, code: string, args: Finding['args'] = {}): string {
  const { findings, cells, entries, refusals } = importWords(locale)
  const sentences: Readonly<Record<string, (args: Finding['args']) => string>> = {
    ...findings,
    ...cells,
    ...entries,
    ...refusals,
  }
  return sentences[code]?.(args) ?? code
}
