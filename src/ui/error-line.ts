import type { Content } from './content.ts'

/** One line of the error summary; `href` is `#` and the id of the control it is about. */
export type ErrorLine = { text: Content; href?: string | undefined }

/** The lines for a form's errors, in the order of the form: `{ 'jobs-created': 'Enter the number …' }`. */
export function errorLines(errors: Readonly<Record<string, string | undefined>> | undefined): ErrorLine[] {
  return Object.entries(errors ?? {}).flatMap(([id, text]) => (text ? [{ text, href: `#${id}` }] : []))
}
