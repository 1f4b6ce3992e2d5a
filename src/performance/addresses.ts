import { periodSlug } from '../kernel/period-words.ts'
import type { Period } from '../kernel/period.ts'

/** Addresses within a place: the route puts the place before them and what the reader looks at behind. */
export const indicatorAddress = (
  code: string,
  part:
    | ''
    | '/data'
    | '/areas'
    | '/compare'
    | '/targets'
    | '/definition'
    | '/edit'
    | '/breaks'
    | '/passport'
    | '/formula'
    | '/history' = '',
): string => `/indicators/${encodeURIComponent(code)}${part}`

export function figureAddress(code: string, areaCode: string, period: Period): string {
  return `/figures/${encodeURIComponent(code)}/${encodeURIComponent(areaCode)}/${periodSlug(period)}`
}

export const scorecardAddress = (code: string): string => `/scorecards/${encodeURIComponent(code)}`

/** Where links of a page begin and what they carry along: `/halton` and `?as-at=2008-11-14`, or nothing. */
export interface Links {
  readonly base: string
  readonly query: string
}

/** The whole address, its own query before the one that is carried along. */
export function linkTo({ base, query }: Links, address: string): string {
  const joint = address.includes('?') ? query.replace('?', '&') : query
  return `${base}${address}${joint}`
}

/** The page's own address, as it was asked for. */
export interface PageAddress {
  readonly path: string
  readonly search: string
}

/** The same page with one part of its query set, or taken out (null), and others taken out with it. */
export function withPart(
  { path, search }: PageAddress,
  name: string,
  value: string | null,
  ...without: readonly string[]
): string {
  const query = new URLSearchParams(search)
  for (const other of [name, ...without]) query.delete(other)
  if (value !== null) query.set(name, value)
  const text = query.toString()
  return text === '' ? path : `${path}?${text}`
}
