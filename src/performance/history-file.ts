import { londonDate, londonTime } from '../kernel/london.ts'
import { writeCsv } from '../paper/csv.ts'
import type { HistoryLine } from '../record/history-lines.ts'
import type { Locale } from '../ui/messages.ts'
import { indicatorPageWords } from './page-words.ts'

/** A history as a table for a spreadsheet: a line for each thing that a change changed. */
export function historyFile(
  lines: readonly HistoryLine[],
  roles: Readonly<Record<string, string>>,
  locale: Locale,
): string {
  const { columns } = indicatorPageWords(locale).history
  return writeCsv([
    Object.values(columns),
    ...lines.flatMap(({ sequence, at, who, as, what, changes, why }) =>
      (changes.length > 0 ? changes : [{ field: '', before: null, after: null }]).map(
        ({ field, before, after }) => [
          sequence,
          `${londonDate(at)} ${londonTime(at)}`,
          who,
          roles[as] ?? as,
          what,
          field,
          before ?? '',
          after ?? '',
          why,
        ],
      ),
    ),
  ])
}
