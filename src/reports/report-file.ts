import { formats, type PaperFormat } from '../paper/formats.ts'
import { periodSlug } from '../kernel/period-words.ts'
import type { Period } from '../kernel/period.ts'

export function isPaperFormat(text: string): text is PaperFormat {
  return Object.hasOwn(formats, text)
}

/** `halton-departmental-environmental-services-q2-2008-09.docx`: letters, figures and hyphens, whatever the code holds. */
export function reportFileName(
  place: string,
  definition: string,
  body: string,
  period: Period,
  format: PaperFormat,
): string {
  const plain = body
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80)
  return `${place}-${definition}-${plain || 'report'}-${periodSlug(period)}.${formats[format].extension}`
}

/** `departmental:environmental-services:q2-2008-09`: a report's name where one name must do. */
export function reportId(definition: string, body: string, period: Period): string {
  return `${definition}:${body}:${periodSlug(period)}`
}
