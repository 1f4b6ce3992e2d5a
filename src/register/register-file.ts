import { isWorded, writtenValue } from '../figures/value-text.ts'
import { targetText } from '../indicators/target-text.ts'
import { indicatorWords } from '../indicators/words.ts'
import type { Indicator } from '../figures/indicator.ts'
import type { Assessment } from '../indicators/assess.ts'
import type { Decimal } from '../kernel/decimal.ts'
import { londonDate } from '../kernel/london.ts'
import { periodLabel } from '../kernel/period-words.ts'
import type { Locale } from '../ui/messages.ts'
import { registerWords } from './words.ts'

/** A cell of the file; a figure goes digit for digit into a text file and as a number into a workbook. */
export type FileCell = string | { readonly number: string }

/** Rows of the register as a spreadsheet has them, the heading first. */
export function registerRows(rows: readonly Assessment[], locale: Locale): FileCell[][] {
  const words = indicatorWords(locale)
  const register = registerWords(locale)
  return [
    [
      register.code,
      register.indicator,
      register.period,
      register.actual,
      register.unit,
      register.target,
      words.inputs.status,
      register.direction,
      register.owner,
      register.updated,
    ],
    ...rows.map(({ indicator, period, observation, target, status, comparisons }): FileCell[] => [
      indicator.code,
      indicator.title,
      periodLabel(period),
      observation?.value == null ? '' : cellOf(observation.value, indicator),
      indicator.unit,
      target?.value == null ? (targetText(target, indicator, words) ?? '') : cellOf(target.value, indicator),
      words.statuses[status],
      observation?.value != null && comparisons[0] ? words.directions[comparisons[0].direction] : '',
      indicator.ownerPost,
      observation ? londonDate(observation.recordedAt) : '',
    ]),
  ]
}

/** A level, a yes or a day is written as what it is called. */
function cellOf(value: Decimal, indicator: Indicator): FileCell {
  return isWorded(indicator.kind) ? writtenValue(value, indicator) : { number: value }
}
