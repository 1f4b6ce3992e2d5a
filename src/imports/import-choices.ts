import { isPeriodKind, type PeriodKind } from '../kernel/period.ts'
import { headingName, isColumn, type ValueColumn } from './values-file.ts'

/** What whoever sends a file has chosen for all its rows alike. */
export interface ImportChoices {
  /** The kind of period that is meant where a text can be read in two ways. */
  readonly readAs: PeriodKind | null
  /** What 0.38 is in a column of percentages: 38%, written as a share, or 0.38%. */
  readonly share: 'share' | 'percent' | null
  /** Columns of another product and what they are called here. */
  readonly columns: Readonly<Record<string, ValueColumn>>
}

export const nothingChosen: ImportChoices = { readAs: null, share: null, columns: {} }

/** Where the choices stand in the address of a preview: `read-as`, `share`, and `column.Their name` for each column. */
const columnPrefix = 'column.'

/** What is not understood is not chosen. */
export function readChoices(query: Iterable<readonly [name: string, value: string]>): ImportChoices {
  let choices = nothingChosen
  for (const [name, value] of query) {
    if (name === 'read-as' && isPeriodKind(value)) choices = { ...choices, readAs: value }
    if (name === 'share' && (value === 'share' || value === 'percent')) choices = { ...choices, share: value }
    if (name.startsWith(columnPrefix) && isColumn(value)) {
      const theirs = headingName(name.slice(columnPrefix.length))
      choices = { ...choices, columns: { ...choices.columns, [theirs]: value } }
    }
  }
  return choices
}

/** The same as parts of an address. */
export function writeChoices({ readAs, share, columns }: ImportChoices): [name: string, value: string][] {
  return [
    ...(readAs === null ? [] : [['read-as', readAs] as [string, string]]),
    ...(share === null ? [] : [['share', share] as [string, string]]),
    ...Object.entries(columns).map(([theirs, ours]): [string, string] => [columnPrefix + theirs, ours]),
  ]
}
