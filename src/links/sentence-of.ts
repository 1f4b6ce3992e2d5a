import type { Refusal } from '../kernel/refusal.ts'
import type { LinkWords } from './words.ts'

/** The sentence for a refusal of this room. */
export function refusalSentence({ why, args }: Pick<Refusal, 'why' | 'args'>, words: LinkWords): string {
  const table = words.refusals as Record<string, (args: Refusal['args']) => string>
  return table[why]?.(args) ?? why
}

/** Each finding as a line of the summary, with the box that it is about. */
export function findingLines(
  { findings }: Pick<Refusal, 'findings'>,
  words: LinkWords,
): { text: string; field: string }[] {
  const table = words.findings as Record<string, (args: Refusal['args']) => string>
  return findings.map(({ field, code, args }) => ({ text: table[code]?.(args) ?? code, field }))
}
