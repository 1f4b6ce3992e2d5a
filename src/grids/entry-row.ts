import type { Decimal } from '../kernel/decimal.ts'
import { writtenValue } from '../figures/value-text.ts'
import type { Indicator, Mark, Range } from '../figures/indicator.ts'

/** What can be said instead of a value. */
export const insteadOfValue = ['nil', 'not-due', 'missing', 'not-applicable', 'suppressed'] as const
export type InsteadOfValue = (typeof insteadOfValue)[number]

/** Rows of a grid: as many as are gone through in one sitting. */
export const rowsOfGrid = 50

/** A figure as it stands in the store. */
export interface StandingEntry {
  readonly value: Decimal | null
  readonly mark: Mark
  readonly note: string
  readonly revision: number
  readonly by: string | null
  readonly at: Date
  /** The post that signed it off; nobody enters it anew until it is reopened. */
  readonly signedBy: string | null
  /** The department of the return that it was signed off with, where the reader may open that. */
  readonly returnOf: string | null
}

export interface EntryRow {
  readonly indicator: Pick<Indicator, 'id' | 'code' | 'title' | 'unit' | 'decimals' | 'kind' | 'levels'>
  /** The last five figures before, the oldest first; null where there is none. */
  readonly lastFive: readonly (Decimal | null)[]
  readonly lastFivePeriods: readonly string[]
  readonly expected: Range | null
  /** The total of the period before in the same year, of a measure that adds up over it. */
  readonly totalBefore: Decimal | null
  readonly standing: StandingEntry | null
}

/** What was typed in one row, word for word. */
export interface TypedEntry {
  readonly code: string
  readonly value: string
  /** A mark, or '' for a value. */
  readonly instead: string
  readonly note: string
  /** The revision that whoever typed it saw; 0 for none. */
  readonly seen: number
  /** What the row held when the page was made (`entryText`). */
  readonly was: string
}

/** What a row holds before anybody types in it. */
export function entryOf({ indicator, standing }: Pick<EntryRow, 'indicator' | 'standing'>): TypedEntry {
  const isValue = standing?.mark === 'ok'
  const held = {
    code: indicator.code,
    value: isValue && standing.value !== null ? writtenValue(standing.value, indicator) : '',
    instead: standing && !isValue ? standing.mark : '',
    note: standing?.note ?? '',
    seen: standing?.revision ?? 0,
  }
  return { ...held, was: entryText(held) }
}

/** The three boxes of a row in one text, so that a row nobody touched is told from one that was changed. */
export function entryText({ value, instead, note }: Pick<TypedEntry, 'value' | 'instead' | 'note'>): string {
  return JSON.stringify([value, instead, note])
}
