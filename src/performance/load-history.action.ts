import type { TenantTransaction } from '../db/tenant.ts'
import { londonDate } from '../kernel/london.ts'
import { periodLabel } from '../kernel/period-words.ts'
import { listHistory } from '../record/audit.sql.ts'
import type { Entry } from '../record/entry.ts'
import { changesIn, historyLine, type FieldChange, type HistoryLine } from '../record/history-lines.ts'
import { listEntries, listEntriesAbout, listEntriesNaming } from '../record/history.sql.ts'
import { isKnownAction, recordWords } from '../record/words.ts'
import type { Locale } from '../ui/messages.ts'
import type { Indicator } from '../figures/indicator.ts'
import type { AsAt } from '../figures/observation.sql.ts'
import { answers, everything, type HistoryQuery } from './history-query.ts'
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
/** The most entries that a page shows. */
export const mostEntries = 200

interface Choice {
  readonly value: string
  readonly text: string
}

export interface IndicatorHistory {
  /** What was looked for, newest first. */
  readonly lines: readonly HistoryLine[]
  /** Kinds of change that there are in the whole of it, and the posts under whose names they were made. */
  readonly kinds: readonly Choice[]
  readonly people: readonly string[]
}

/**
 * What happened to an indicator, newest first: its definition, the sets it is in, what was proposed and set as its targets,
 * its figures and what was said about them, each with who, when and why from the record. Ask only for an indicator that
 * its reader was shown.
 */
export async function loadHistory(
  trx: TenantTransaction,
  indicator: Indicator,
  asAt: AsAt,
  locale: Locale,
  query: HistoryQuery = everything,
): Promise<IndicatorHistory> {
  const words = recordWords(locale)
  const changes = await changesByEntry(trx, indicator, asAt, locale)
  const found = await entriesOf(trx, indicator.code, [...changes.keys()], asAt)
  const entries = [...new Map(found.map((entry) => [entry.sequence, entry])).values()]
  const wanted = entries.filter((entry) => answers(query, { ...entry, day: londonDate(new Date(entry.at)) }))
  return {
    lines: wanted
      .map((entry) =>
        historyLine(entry, words, changes.get(entry.sequence) ?? told(entry, indicator.code, locale)),
      )
      .toSorted((a, b) => b.sequence - a.sequence),
    kinds: [...new Set(entries.map(({ action }) => action))]
      .map((value) => ({ value, text: isKnownAction(value) ? words.actions[value] : value }))
      .toSorted((a, b) => a.text.localeCompare(b.text, 'en')),
    people: [...new Set(entries.map(({ personName }) => personName))].toSorted(),
  }
}

/** What each entry did to its figures, targets and commentary, by the number of the entry. */
async function changesByEntry(
  trx: TenantTransaction,
  indicator: Indicator,
  asAt: AsAt,
  locale: Locale,
): Promise<Map<number, FieldChange[]>> {
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
  return changes
}

const added = { subjectKind: 'place', action: 'indicators-added' }
const imported = { subjectKind: 'import', action: 'definitions-imported' }

async function entriesOf(
  trx: TenantTransaction,
  code: string,
  touched: readonly number[],
  asAt: AsAt,
): Promise<Entry[]> {
  const below = async (subjectKind: string): Promise<Entry[]> =>
    (await listHistory(trx, { subjectKind, subjects: [`${code}/`] }, most)).filter(
      ({ at }) => asAt === null || new Date(at) <= asAt,
    )
  return [
    ...(await listEntries(trx, touched)),
    ...(await listEntriesNaming(trx, added, code, asAt)),
    ...(await listEntriesNaming(trx, imported, code, asAt)),
    ...(await listEntriesNaming(trx, { subjectKind: 'set' }, code, asAt)),
    ...(await listEntriesAbout(trx, { subjectKind: 'indicator', subject: code }, asAt)),
    ...(await listEntriesAbout(trx, { subjectKind: 'formula', subject: code }, asAt)),
    ...(await below('target-proposal')),
    ...(await below('target-category')),
  ]
}

/** Kinds of entries that are about this indicator alone, so that all they say may be told. */
const ownKinds = ['indicator', 'formula', 'target-proposal', 'target-category']

/** Of an entry about many things only what it did to this one. */
function told(entry: Entry, code: string, locale: Locale): FieldChange[] {
  const page = indicatorPageWords(locale).history
  if (ownKinds.includes(entry.subjectKind)) return changesIn(entry, recordWords(locale))
  if (entry.subjectKind !== 'set') return []
  return [{ field: page.setOf(code), before: null, after: entry.subject }]
}
