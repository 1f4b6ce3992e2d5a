import type { LineFinding } from '../kernel/finding.ts'
import { detached } from '../files/file-text.ts'
import type { ValueColumn, ValuesRow } from './values-file.ts'

export type ValueCode =
  | 'indicator-blank'
  | 'indicator-unknown'
  | 'indicator-derived'
  | 'code-respelt'
  | 'code-taken'
  | 'code-old'
  | 'area-blank'
  | 'area-unknown'
  | 'area-several'
  | 'period-blank'
  | 'period-unreadable'
  | 'period-two-readings'
  | 'not-a-number'
  | 'not-of-scale'
  | 'status-unknown'
  | 'mark-unknown'
  | 'mark-with-value'
  | 'mark-without-value'
  | 'blank-value'
  | 'numerator-above-denominator'
  | 'percentage-as-share'
  | 'percentages-mixed'
  | 'period-ahead'
  | 'cumulative-fell'
  | 'limits-crossed'
  | 'text-too-long'
  | 'polarity-unknown'
  | 'twice-in-file'
  | 'twice-in-file-alike'

export type Report = (finding: LineFinding<ValueCode>) => void

/** What is to be said of one cell of a row. */
export function rowFinding(
  { line, cells }: ValuesRow,
  field: ValueColumn,
  code: ValueCode,
  args: LineFinding['args'] = {},
  severity: LineFinding['severity'] = 'error',
): LineFinding<ValueCode> {
  return { line, field, code, severity, value: detached((cells[field] ?? '').slice(0, 200)), args }
}
