import type { TenantTransaction } from '../db/tenant.ts'
import { periodLabel } from '../kernel/period-words.ts'
import { historyLine, type FieldChange, type HistoryLine } from '../record/history-lines.ts'
import { listEntries, listEntriesAbout, listEntriesNaming } from '../record/history.sql.ts'
import { recordWords } from '../record/words.ts'
import type { Locale } from '../ui/messages.ts'
import type { Indicator } from '../figures/indicator.ts'
import type { AsAt } from '../figures/observation.sql.ts'
import { indicatorPageWords } from './page-words.ts'
import { shownValue, valueText } from '../indicators/shown-value.ts'
import { targetText } from '../indicators/target-text.ts'
import {
  listCommentaryTouches,
  listFigureTouches,
  listTargetTouches,
  type FigureSaid,
  type TargetSaid,
} from '../figures/touching.sql.ts'
import { indicatorWords } from '../indicators/words.ts'

/** The most changes of one kind that a history looks back on. */
const most = 1_000
/** The most entries that it shows. */
export const mostEntries = 200

/**
 * What happened to an indicator, newest first: its definition, its targets, its figures and what was said about them,
 * each with who, when and why from the record. Ask only for an indicator that its reader was shown.
 */
export async function loadHistory(
  trx: TenantTransaction,
  indicator: Indicator,
  asAt: AsAt,
  locale: Locale,
): Promise<HistoryLine[]> {
  const words = indicatorWords(locale)
  const page = indicatorPageWords(locale).history
  const saidOf = (figure: FigureSaid): string => valueText(shownValue(figure, indicator), words)
  const targetOf = ({ value, low, high, wording }: TargetSaid): string | null =>
    targetText(
      { value, range: low === null || high === null ? null : { low, high }, wording },
      indicator,
      words,
    )

  const changes = new Map<number, FieldChange[]>()
  const add = (sequence: number, change: FieldChange): void => {
    changes.set(sequence, [...(changes.get(sequence) ?? []), change])
  }
  for (const touch of await listFigureTouches(trx, indicator.id, asAt, most)) {
    add(touch.sequence, {
      field: page.figure(periodLabel(touch.period), touch.areaName),
      before: touch.before && saidOf(touch.before),
      after: touch.reason === '' ? saidOf(touch.said) : page.because(saidOf(touch.said), touch.reason),
    })
  }
  for (const touch of await listTargetTouches(trx, indicator.id, asAt, most)) {
    add(touch.sequence, {
      field: page.target(periodLabel(touch.period), touch.areaName, touch.regime),
      before: touch.before && targetOf(touch.before),
      after: targetOf(touch.said),
    })
  }
  for (const touch of await listCommentaryTouches(trx, indicator.id, asAt, most)) {
    add(touch.sequence, {
      field: page.commentary(periodLabel(touch.period)),
      before: null,
      after: page.written,
    })
  }
  const sequences = [...changes.keys()].toSorted((a, b) => b - a).slice(0, mostEntries)
  const entries = [
    ...(await listEntries(trx, sequences)),
    ...(await listEntriesNaming(trx, added, indicator.code, asAt)),
    ...(await listEntriesNaming(trx, imported, indicator.code, asAt)),
    ...(await listEntriesAbout(trx, { subjectKind: 'formula', subject: indicator.code }, asAt)),
  ]
  return entries
    .map((entry) => historyLine(entry, recordWords(locale), changes.get(entry.sequence) ?? []))
    .toSorted((a, b) => b.sequence - a.sequence)
}

const added = { subjectKind: 'place', action: 'indicators-added' }
const imported = { subjectKind: 'import', action: 'definitions-imported' }
