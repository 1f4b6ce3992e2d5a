import { writeAsAt } from '../kernel/london.ts'
import { periodSlug } from '../kernel/period-words.ts'
import type { Period } from '../kernel/period.ts'
import type { PaperFormat } from '../paper/formats.ts'

/** Within a place, like every address of a room. `asAt` null reads as now. */
export function reportAddress(definition: string, period: Period, body: string, asAt: Date | null): string {
  return `/reports/${definition}/${periodSlug(period)}?${queryOf(body, asAt)}`
}

export function reportFileAddress(
  definition: string,
  period: Period,
  body: string,
  asAt: Date,
  format: PaperFormat,
): string {
  return `/reports/${definition}/${periodSlug(period)}/files/${format}?${queryOf(body, asAt)}`
}

function queryOf(body: string, asAt: Date | null): string {
  const query = new URLSearchParams({ body })
  if (asAt) query.set('as-at', writeAsAt(asAt))
  return query.toString()
}

/** The page on which it is published, as at the moment that was looked at. */
export function publishingAddress(
  definition: string,
  period: Period,
  body: string,
  asAt: Date | null,
): string {
  return `/reports/${definition}/${periodSlug(period)}/publish?${queryOf(body, asAt)}`
}
