import { sentenceOf } from '../accounts/sentence-of.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { Locale } from '../ui/messages.ts'

/** A line of the error summary, and the box it is about. */
export interface FormProblem {
  readonly field: string | null
  readonly text: string
  readonly href?: string
}

/** What a form of one's own account is told: each finding at its box, or the one sentence of the refusal. */
export function problemsOf(refusal: Refusal, locale: Locale, field: string | null = null): FormProblem[] {
  if (refusal.findings.length > 0)
    return refusal.findings.map(({ field: box, code, args }) =>
      at(box, sentenceOf(locale, code, args) ?? code),
    )
  return [at(field, sentenceOf(locale, refusal.why, refusal.args) ?? refusal.why)]
}

/** One finding that the doorway itself makes: a box that was left empty. */
export function problemAt(field: string, code: string, locale: Locale): FormProblem {
  return at(field, sentenceOf(locale, code) ?? code)
}

function at(field: string | null, text: string): FormProblem {
  return field === null ? { field, text } : { field, text, href: `#${field}` }
}

/** What is said at one box. */
export function problemFor(problems: readonly FormProblem[], field: string): string | undefined {
  return problems.find((problem) => problem.field === field)?.text
}
