import { writtenValue } from '../figures/value-text.ts'
import type { Decimal } from '../kernel/decimal.ts'
import { periodSlug } from '../kernel/period-words.ts'
import { listFile } from '../paper/xlsx/list-file.ts'
import type { EntryGrid } from './entry-grid.action.ts'
import { entryOf, type EntryRow } from './entry-row.ts'

/** The columns that an import of figures reads, and behind them what helps to fill them in. */
const heading = [
  'indicator_code',
  'title',
  'unit',
  'area_code',
  'area_name',
  'period',
  'value',
  'mark',
  'comment',
  'revision',
  'last_figure',
  'expected_from',
  'expected_to',
  'signed_off_by',
]

/** Digits that a sheet keeps of a number. */
const mostDigits = 15

/** The rows of a grid as a workbook that the grid takes back, and that can be imported as any file of figures. */
export async function entryWorkbook(grid: EntryGrid): Promise<Uint8Array<ArrayBuffer>> {
  const sheet = {
    name: 'Figures',
    rows: [heading, ...grid.rows.map((row) => lineOf(row, grid))],
    columnsInSight: 2,
  }
  return listFile(sheet, { created: new Date().toISOString(), language: 'en-GB' })
}

function lineOf(row: EntryRow, { area, period }: EntryGrid): (string | number)[] {
  const { indicator, expected, standing } = row
  const held = entryOf(row)
  const last = row.lastFive.findLast((value) => value !== null) ?? null
  const shown = (value: Decimal | null): string | number =>
    value === null ? '' : cellOf(writtenValue(value, indicator))
  return [
    indicator.code,
    indicator.title,
    indicator.unit,
    area.code,
    area.name,
    periodSlug(period),
    cellOf(held.value),
    held.instead,
    held.note,
    held.seen,
    shown(last),
    shown(expected?.low ?? null),
    shown(expected?.high ?? null),
    standing?.signedBy ?? '',
  ]
}

/** A number as a number where a sheet keeps all of it. */
function cellOf(text: string): string | number {
  const isKept = /^-?\d+(\.\d+)?$/.test(text) && text.replace(/\D/g, '').length <= mostDigits
  return isKept ? Number(text) : text
}
