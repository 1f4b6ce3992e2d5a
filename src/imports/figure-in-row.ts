import { compareDecimals, readDecimal, type Decimal } from '../kernel/decimal.ts'
import { versionBehind } from '../kernel/read-period.ts'
import { expectedOf, readValue, type ValueForm } from '../figures/value-text.ts'
import type { Mark, ObservationStatus } from '../figures/indicator.ts'
import { markOfText, marks, statuses } from '../figures/value-marks.ts'
import type { FileFigure } from './file-figure.ts'
import { numberIn } from '../files/number-in.ts'
import { rowFinding, type Report } from './row-finding.ts'
import type { ValueColumn, ValuesRow } from './values-file.ts'

/** What a row says, wherever it stands. */
export type FileNumbers = Omit<FileFigure, 'line' | 'indicatorCode' | 'areaCode' | 'period'>

/**
 * Reads the numbers, the mark and the status of a row; null where they say nothing that can be kept. `form` is given where
 * the value is no number.
 */
export function figureInRow(row: ValuesRow, report: Report, form?: ValueForm): FileNumbers | null {
  const { cells } = row
  const number = (column: ValueColumn): Decimal | null => {
    const text = cells[column] ?? ''
    if (text === '' || (column === 'value' && Object.hasOwn(markOfText, text.toLowerCase()))) return null
    if (form && column === 'value') return wordedValue(row, text, form, report)
    const read = numberIn(text) ?? readDecimal(text)
    if (read === null) report(rowFinding(row, column, 'not-a-number'))
    return read
  }
  const value = number('value')
  const numerator = number('numerator')
  const denominator = number('denominator')
  const lower = number('lower')
  const upper = number('upper')
  const mark = markOf(row, value, report)
  if (form && mark === 'nil') report(rowFinding(row, 'value', 'not-of-scale', { expected: expectedOf(form) }))
  const status = (cells.status ?? '').toLowerCase() || (versionIn(cells.period) ?? '')
  if (status !== '' && !isStatus(status)) report(rowFinding(row, 'status', 'status-unknown'))
  if (lower !== null && upper !== null && compareDecimals(lower, upper) > 0)
    report(rowFinding(row, 'lower', 'limits-crossed'))
  if (mark === null) return null
  return {
    value: mark === 'nil' ? ('0' as Decimal) : value,
    numerator,
    denominator,
    lower,
    upper,
    mark,
    status: isStatus(status) ? status : null,
    reason: cells.comment ?? '',
    source: cells.source ?? '',
  }
}

/** The name of a level, a yes or no or a day. */
function wordedValue(row: ValuesRow, text: string, form: ValueForm, report: Report): Decimal | null {
  const read = readValue(text, form)
  if (read === null) report(rowFinding(row, 'value', 'not-of-scale', { expected: expectedOf(form) }))
  return read
}

const versionIn = (period = ''): ObservationStatus | null =>
  period.endsWith(')') ? versionBehind(period) : null

/** Blank, nought, nil, not due and not available are five answers; a blank box is kept as "not available" and said. */
function markOf(row: ValuesRow, value: Decimal | null, report: Report): Mark | null {
  const typed = (row.cells.value ?? '').toLowerCase()
  const named = (row.cells.mark ?? '').toLowerCase()
  if (named !== '' && !isMark(named)) {
    report(rowFinding(row, 'mark', 'mark-unknown'))
    return null
  }
  const fromText = markOfText[typed]
  const mark = isMark(named) && named !== 'ok' ? named : (fromText ?? (value === null ? null : 'ok'))
  if (mark === null) {
    if (typed !== '') return null
    if (named === 'ok') report(rowFinding(row, 'mark', 'mark-without-value'))
    else report(rowFinding(row, 'value', 'blank-value', {}, 'note'))
    return 'missing'
  }
  const isNought = value !== null && compareDecimals(value, '0' as Decimal) === 0
  if (mark !== 'ok' && value !== null && !(mark === 'nil' && isNought)) {
    report(rowFinding(row, 'mark', 'mark-with-value', { mark }))
  }
  return mark
}

const isStatus = (text: string): text is ObservationStatus => (statuses as readonly string[]).includes(text)
const isMark = (text: string): text is Mark => (marks as readonly string[]).includes(text)
