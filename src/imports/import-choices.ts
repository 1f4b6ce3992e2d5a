import { isPeriodKind, type PeriodKind } from '../kernel/period.ts'
import { headingName } from '../files/heading-name.ts'
import { isColumn, type ValueColumn } from './values-file.ts'

/** What whoever sends a file has chosen for all its rows alike. */
export interface ImportChoices {
  /** The kind of period that is meant where a text can be read in two ways. */
  readonly readAs: PeriodKind | null
  /** What 0.38 is in a column of percentages: 38%, written as a share, or 0.38%. */
  readonly share: 'share' | 'percent' | null
  /** By which of its two years a school or financial year is named where only one is given: 2016 for 2015/16 is the last. */
  readonly years: 'first' | 'last' | null
  /** Areas as the file calls them, and their codes here. */
  readonly areas: Readonly<Record<string, string>>
  /** Whether indicators that the file defines and nobody knows are made. */
  readonly create: boolean
  /** Columns of another product and what they are called here. */
  readonly columns: Readonly<Record<string, ValueColumn>>
}

export const nothingChosen: ImportChoices = {
  readAs: null,
  share: null,
  years: null,
  areas: {},
  create: false,
  columns: {},
}

/** Where those with names of the file stand in the address of a preview: `column.Their name`, `area.Their name`. */
const prefixes = { column: 'column.', area: 'area.' } as const

/** What is not understood is not chosen. */
export function readChoices(query: Iterable<readonly [name: string, value: string]>): ImportChoices {
  let choices = nothingChosen
  for (const [name, value] of query) choices = { ...choices, ...chosen(choices, name, value) }
  return choices
}

function chosen(before: ImportChoices, name: string, value: string): Partial<ImportChoices> {
  if (name === 'read-as' && isPeriodKind(value)) return { readAs: value }
  if (name === 'share' && (value === 'share' || value === 'percent')) return { share: value }
  if (name === 'years' && (value === 'first' || value === 'last')) return { years: value }
  if (name === 'create' && value === 'yes') return { create: true }
  if (name.startsWith(prefixes.column) && isColumn(value)) {
    const theirs = headingName(name.slice(prefixes.column.length))
    return { columns: { ...before.columns, [theirs]: value } }
  }
  if (name.startsWith(prefixes.area) && value !== '')
    return { areas: { ...before.areas, [name.slice(prefixes.area.length)]: value } }
  return {}
}

/** The same as parts of an address. */
export function writeChoices({
  readAs,
  share,
  years,
  create,
  areas,
  columns,
}: ImportChoices): [string, string][] {
  return [
    ...writeEach('', { 'read-as': readAs, share, years, create: create ? 'yes' : null }),
    ...writeEach(prefixes.area, areas),
    ...writeEach(prefixes.column, columns),
  ]
}

const writeEach = (
  prefix: string,
  values: Readonly<Record<string, string | null>>,
): [name: string, value: string][] =>
  Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [[prefix + name, value]]))
