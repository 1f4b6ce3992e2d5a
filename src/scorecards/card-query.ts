import { isStatus } from '../indicators/status-marks.ts'
import type { Status } from '../indicators/assess.ts'
import { worseFirst, worstFirst } from '../register/sort-register.ts'
import type { ScorecardRow } from './scorecard.ts'

/** How a reader looks at a card. Null: the order of the card, every status, every owner. */
export interface CardQuery {
  readonly sort: { readonly by: SortColumn; readonly isDescending: boolean } | null
  readonly status: Status | null
  readonly owner: string | null
  readonly hasAllColumns: boolean
}

/** The parts of an address that a card reads, beside period and date. */
export const cardParts = ['sort', 'status', 'owner', 'columns'] as const

/** What each column sorts by; the smallest comes first. */
const sortKeys = {
  title: ({ judged }) => judged.indicator.title.toLowerCase(),
  status: ({ judged }) => rank(worstFirst.indexOf(judged.status)),
  direction: ({ judged }) => rank(worseFirst.indexOf(judged.comparisons[0]?.direction ?? 'none')),
  // The least likely first; without a forecast last.
  forecast: ({ forecast }) => (forecast?.result.probability ?? 2).toFixed(4),
  owner: ({ owner, judged }) => (owner || judged.indicator.ownerPost || '\uffff').toLowerCase(),
} as const satisfies Record<string, (row: ScorecardRow) => string>
export type SortColumn = keyof typeof sortKeys

const rank = (place: number): string => String(place).padStart(2, '0')

/** Reads the address; each part that is not understood is named and left out. */
export function readCardQuery(search: URLSearchParams): {
  query: CardQuery
  ignored: readonly (readonly [name: string, value: string])[]
} {
  const ignored: [string, string][] = []
  const read = <T>(name: (typeof cardParts)[number], known: (text: string) => T | null): T | null => {
    const text = search.get(name) ?? ''
    if (text === '') return null
    const value = known(text)
    if (value === null) ignored.push([name, text])
    return value
  }
  const query = {
    sort: read('sort', (text) => {
      const by = text.replace(/^-/, '')
      return Object.hasOwn(sortKeys, by) ? { by: by as SortColumn, isDescending: text.startsWith('-') } : null
    }),
    status: read('status', (text) => (isStatus(text) ? text : null)),
    owner: read('owner', (text) => text),
    hasAllColumns: read('columns', (text) => (text === 'all' ? true : null)) ?? false,
  }
  return { query, ignored }
}

/** The rows of a band that the reader asked for, in the order asked for. */
export function chosenRows(
  rows: readonly ScorecardRow[],
  { sort, status, owner }: CardQuery,
): ScorecardRow[] {
  const chosen = rows.filter(
    (row) => (status === null || row.judged.status === status) && (owner === null || ownerOf(row) === owner),
  )
  if (!sort) return chosen
  const key = sortKeys[sort.by]
  const sign = sort.isDescending ? -1 : 1
  return chosen.toSorted((a, b) => sign * (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
}

/** Who answers for a row: the card's own word, else the indicator's. */
export const ownerOf = ({ owner, judged }: ScorecardRow): string => owner || judged.indicator.ownerPost

/** The owners that a card can be filtered by, each once. */
export function ownersOn(rows: Iterable<ScorecardRow>): string[] {
  return [...new Set([...rows].map(ownerOf))].filter((owner) => owner !== '').toSorted()
}
