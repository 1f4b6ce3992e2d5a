import type { Refusal } from '../kernel/refusal.ts'
import type { ReturnWords } from './words.ts'

/** The sentence for a refusal of this room. */
export function refusalText({ why, args }: Pick<Refusal, 'why' | 'args'>, words: ReturnWords): string {
  const table = words.refusals as Record<string, (args: Refusal['args']) => string>
  return table[why]?.(args) ?? why
}
