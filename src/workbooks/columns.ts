import { enteredFields } from '../returns/return.ts'

/** What the return knows already: shown, locked, and never taken back. */
export const lockedColumns = ['code', 'title', 'unit', 'last', 'target', 'expected'] as const

/** The columns of the sheet, in the order in which it is written; it is read by their headings, wherever they stand. */
export const columns = [
  ...lockedColumns,
  'typed',
  'answer',
  'reason',
  'cause',
  'action',
  'forecast',
  'category',
  'categoryReason',
] as const
/** Empty and locked where a line has no target to place. */
export const categoryColumns: readonly Column[] = ['category', 'categoryReason']
export type Column = (typeof columns)[number]
export type EntryColumn = (typeof enteredFields)[number]
export const entryColumns: readonly EntryColumn[] = enteredFields

/** In characters. */
export const columnWidths: Readonly<Record<Column, number>> = {
  code: 12,
  title: 34,
  unit: 10,
  last: 26,
  target: 12,
  expected: 18,
  typed: 13,
  answer: 20,
  reason: 32,
  cause: 32,
  action: 32,
  forecast: 32,
  category: 20,
  categoryReason: 32,
}
