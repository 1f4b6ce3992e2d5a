import { isDay } from '../kernel/day.ts'

/** What an auditor looks for in the record; empty parts ask for nothing. */
export interface AuditSearch {
  /** Words that the post, the thing or the reason holds. */
  readonly words: string
  readonly kind: string
  readonly action: string
  /** Days, both counted: `2008-11-14`. */
  readonly from: string
  readonly to: string
}

export const auditSearchParts = [
  'words',
  'kind',
  'action',
  'from',
  'to',
] as const satisfies readonly (keyof AuditSearch)[]

/** Reads a search from an address. A day that is none is left out and named in `ignored`. */
export function readAuditSearch(query: URLSearchParams): { search: AuditSearch; ignored: string[] } {
  const part = (name: keyof AuditSearch): string => (query.get(name) ?? '').trim().slice(0, 200)
  const ignored = (['from', 'to'] as const).filter((name) => part(name) !== '' && !isDay(part(name)))
  const day = (name: 'from' | 'to'): string => (ignored.includes(name) ? '' : part(name))
  return {
    search: {
      words: part('words'),
      kind: part('kind'),
      action: part('action'),
      from: day('from'),
      to: day('to'),
    },
    ignored,
  }
}

/** The address of the same search, from another place in the record on. */
export function auditQuery(search: AuditSearch, before: number | null = null): string {
  const query = new URLSearchParams()
  for (const name of auditSearchParts) if (search[name] !== '') query.set(name, search[name])
  if (before !== null) query.set('before', String(before))
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

export function isSearching(search: AuditSearch): boolean {
  return auditSearchParts.some((name) => search[name] !== '')
}
