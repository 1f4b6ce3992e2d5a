import { isDay } from '../kernel/day.ts'

/** What a reader looks for in a history; empty parts ask for nothing. */
export interface HistoryQuery {
  /** The name of an action of the record. */
  readonly kind: string
  /** The post under whose name it was done. */
  readonly who: string
  /** Days, both counted: `2008-11-14`. */
  readonly from: string
  readonly to: string
}

export const historyParts = ['kind', 'who', 'from', 'to'] as const satisfies readonly (keyof HistoryQuery)[]

export const everything: HistoryQuery = { kind: '', who: '', from: '', to: '' }

/** Reads the address; a day that is none is named and left out. */
export function readHistoryQuery(parts: URLSearchParams): {
  query: HistoryQuery
  ignored: readonly (readonly [name: string, value: string])[]
} {
  const part = (name: keyof HistoryQuery): string => (parts.get(name) ?? '').trim().slice(0, 200)
  const ignored = (['from', 'to'] as const)
    .filter((name) => part(name) !== '' && !isDay(part(name)))
    .map((name): [string, string] => [name, part(name)])
  const day = (name: 'from' | 'to'): string => (isDay(part(name)) ? part(name) : '')
  return { query: { kind: part('kind'), who: part('who'), from: day('from'), to: day('to') }, ignored }
}

export function isFiltered(query: HistoryQuery): boolean {
  return historyParts.some((name) => query[name] !== '')
}

/** Whether an entry is what the reader looks for; `day` is that of the place. */
export function answers(
  { kind, who, from, to }: HistoryQuery,
  entry: { readonly action: string; readonly personName: string; readonly day: string },
): boolean {
  return (
    (kind === '' || entry.action === kind) &&
    (who === '' || entry.personName === who) &&
    (from === '' || entry.day >= from) &&
    (to === '' || entry.day <= to)
  )
}
