import { markup } from '../kernel/markup.ts'
import type { ErrorLine } from '../ui/error-line.ts'

/** What a page says about a form that was not taken; `field` is '' where it is about the whole. */
export interface Problem {
  readonly field: string
  readonly text: string
  /** Where to confirm who one is, in a tab of its own, so that nothing typed is lost. */
  readonly confirm?: string
}

/** Lines for the summary of errors. */
export function errorLinesOf(problems: readonly Problem[] | undefined): ErrorLine[] {
  return (problems ?? []).map(({ field, text, confirm }) =>
    confirm === undefined
      ? { text, ...(field === '' ? {} : { href: `#${field}` }) }
      : { text: markup`<a href="${confirm}" target="_blank" rel="noopener">${text}</a>` },
  )
}

/** The error of each box by its name; of several the first. */
export function errorsOf(problems: readonly Problem[] | undefined): Record<string, string | undefined> {
  return Object.fromEntries((problems ?? []).toReversed().map(({ field, text }) => [field, text]))
}
