import type { Finding } from '../kernel/finding.ts'
import type { Refusal } from '../kernel/refusal.ts'

type Say = string | ((args: Finding['args']) => string)

/** The sentence that a table of words has for a code; the code itself where it has none. */
export function sentence(table: object, code: string, args: Finding['args']): string {
  const say = Object.hasOwn(table, code) ? (table as Record<string, Say>)[code] : undefined
  return typeof say === 'function' ? say(args) : (say ?? code)
}

/** A refusal as a page shows it: each problem at its box, or one sentence about the whole. */
export interface Told {
  readonly problems: readonly { readonly field: string; readonly text: string }[]
  readonly sentence: string | null
}

export function tell(
  { why, args, findings }: Pick<Refusal, 'why' | 'args' | 'findings'>,
  words: { readonly findings: object; readonly refusals: object },
): Told {
  return {
    problems: findings.map(({ field, code, args: of }) => ({
      field,
      text: sentence(words.findings, code, of),
    })),
    sentence: findings.length === 0 ? sentence(words.refusals, why, args) : null,
  }
}

/** The lines of the error summary, each leading to its box. */
export function errorLines(told: Told | null | undefined): { text: string; href?: string }[] {
  if (!told) return []
  const lines = told.problems.map(({ field, text }) => ({ text, href: `#${field}` }))
  return told.sentence === null ? lines : [{ text: told.sentence }, ...lines]
}

export function problemAt(told: Told | null | undefined, field: string): string | undefined {
  return told?.problems.find((problem) => problem.field === field)?.text
}
