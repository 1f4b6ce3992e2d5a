import { isWorded, readValue } from '../figures/value-text.ts'
import type { Indicator } from '../figures/indicator.ts'
import { times, type Decimal } from '../kernel/decimal.ts'
import type { Severity } from '../kernel/finding.ts'
import type { HeldCell } from './held-cell.ts'
import { textOfNumber } from './held-text.ts'

export type CellCode =
  | 'cell-percent'
  | 'cell-percent-of-other'
  | 'cell-number-as-text'
  | 'cell-decimal-comma'
  | 'cell-date'
  | 'cell-formula'
  | 'cell-formula-empty'
  | 'cell-formula-text'
  | 'cell-error'

export interface CellRead {
  readonly text: string
  readonly told: { readonly code: CellCode; readonly severity: Severity } | null
}

/**
 * What a cell for a figure holds, as it would be typed on the page, and what its sender should know of it. What Excel has made
 * of it is kept as it stands, so that it is put right before it is sent and never taken for the figure that stood before.
 */
export function figureIn(cell: HeldCell, indicator: Indicator): CellRead {
  if (cell.is === 'error') return told(cell.text, 'cell-error', 'error')
  if (cell.formula !== undefined && cell.text === '') return told(cell.formula, 'cell-formula-empty', 'error')
  const read = readers[cell.is](cell, indicator)
  return cell.formula !== undefined && read.told === null ? told(read.text, 'cell-formula', 'note') : read
}

const readers: Readonly<
  Record<Exclude<HeldCell['is'], 'error'>, (cell: HeldCell, indicator: Indicator) => CellRead>
> = {
  number: ({ text, isPercent }, { unit, kind }) => {
    if (!isPercent || isWorded(kind)) return { text, told: null }
    // The shifted point is an accident of binary arithmetic unless it is made in decimals.
    const hundredfold = textOfNumber(Number(times(text as Decimal, '100' as Decimal)))
    return unit === '%'
      ? told(hundredfold, 'cell-percent', 'note')
      : told(`${hundredfold}%`, 'cell-percent-of-other', 'error')
  },
  text: ({ text }, indicator) => {
    if (isWorded(indicator.kind)) return { text, told: null }
    if (text.startsWith('=')) return told(text, 'cell-formula-text', 'error')
    if (readValue(text, indicator) !== null) return told(text, 'cell-number-as-text', 'note')
    return /^[-−]?\d+,\d+%?$/.test(text) ? told(text, 'cell-decimal-comma', 'error') : { text, told: null }
  },
  boolean: ({ text }, { kind }) => ({
    text: kind === 'yes-no' ? (text === 'TRUE' ? 'Yes' : 'No') : text,
    told: null,
  }),
  date: ({ text }, { kind }) => (kind === 'date' ? { text, told: null } : told(text, 'cell-date', 'error')),
}

const told = (text: string, code: CellCode, severity: Severity): CellRead => ({
  text,
  told: { code, severity },
})
