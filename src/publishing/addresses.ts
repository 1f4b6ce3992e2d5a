import { periodSlug } from '../kernel/period-words.ts'
import type { Period } from '../kernel/period.ts'

/** Within a place, like every address of a room. */
export const publishedAddress = (code: string): string => `/published/${code}`

export const publishedFileAddress = (code: string, format: string): string =>
  `/published/${code}/files/${format}`

export interface ArchiveChoice {
  readonly period: Period | null
  readonly audience: string
  readonly report: string
}

/** The list with a choice of quarter, audience and report; '' and null leave one open. */
export function archiveAddress({ period, audience, report }: ArchiveChoice): string {
  const query = new URLSearchParams()
  if (period) query.set('period', periodSlug(period))
  if (audience !== '') query.set('audience', audience)
  if (report !== '') query.set('report', report)
  const text = query.toString()
  return text === '' ? '/published' : `/published?${text}`
}
