import type { App } from '../db/app.ts'
import type { ArrivingFigure } from '../figures/insert-observations.sql.ts'
import { recordFigures } from '../figures/record-figures.action.ts'
import { readValue } from '../figures/value-text.ts'
import type { Decimal } from '../kernel/decimal.ts'
import { periodLabel } from '../kernel/period-words.ts'
import type { Finding } from '../kernel/finding.ts'
import { startOf } from '../kernel/period.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { storableText } from '../kernel/storable-text.ts'
import { makeChange } from '../record/make-change.action.ts'
import { authorOf, type Actor } from '../rights/actor.ts'
import { rightsOf, type Role } from '../rights/roles.ts'
import { checkEntry, isInstead } from './check-entry.ts'
import { loadEntryGrid, type EntryGrid, type ExpectedRange, type GridAsked } from './entry-grid.action.ts'
import { entryText, type EntryRow, type TypedEntry } from './entry-row.ts'

export interface EntryOutcome {
  readonly saved: number
  /** Rows that were not saved, each with what it lacks. */
  readonly findings: readonly Finding[]
  /** Codes of rows that somebody else has changed since they were shown. */
  readonly conflicts: readonly string[]
}

/**
 * Saves the rows of a grid that are good and keeps the others on the page: figures entered so are provisional, and nobody
 * has signed them off. A row that nobody touched is left alone.
 */
export async function enterFigures(
  app: Pick<App, 'db'>,
  actor: Actor,
  asked: GridAsked & { readonly today: string },
  typed: readonly TypedEntry[],
  expectedRange: ExpectedRange,
): Promise<EntryOutcome | Refusal> {
  const as = roleThatEnters(actor)
  if (as === undefined) return refuse('not-allowed', 'no-right')
  if (startOf(asked.period) > asked.today)
    return refuse('invalid', 'entry-ahead', { period: periodLabel(asked.period) })
  return makeChange<EntryOutcome>(app.db, actor.tenantId, authorOf(actor), async (change) => {
    const grid = await loadEntryGrid(change.trx, actor, asked, expectedRange)
    if (!grid) return refuse('not-found', 'indicator-not-found', { code: asked.what })
    const { good, ...outcome } = sift(grid, typed)
    if (good.length > 0) {
      await recordFigures(
        change,
        good.map(([row, entry]) => arriving(row, entry, grid, actor.personId)),
        {
          as,
          action: 'figures-entered',
          subjectKind: 'import',
          subject: `${grid.name}, ${periodLabel(grid.period)}`,
          after: { indicators: good.map(([{ indicator }]) => indicator.code) },
          signedBy: null,
          returnId: null,
        },
      )
    }
    return { ...outcome, saved: good.length }
  })
}

/** The role by which somebody enters figures; which figures is for the list of those that they see. */
function roleThatEnters({ grants, readsOnly }: Actor): Role | undefined {
  if (readsOnly === true) return undefined
  return grants.find(({ role }) => rightsOf(role).within.includes('figures.enter'))?.role
}

function sift(
  { rows }: EntryGrid,
  typed: readonly TypedEntry[],
): Omit<EntryOutcome, 'saved'> & { readonly good: readonly (readonly [EntryRow, TypedEntry])[] } {
  const byCode = new Map(typed.map((entry) => [entry.code, entry]))
  const good: [EntryRow, TypedEntry][] = []
  const findings: Finding[] = []
  const conflicts: string[] = []
  for (const row of rows) {
    const entry = byCode.get(row.indicator.code)
    if (!entry || entryText(entry) === entry.was) continue
    const found = [...checkEntry(row, entry)]
    if (found.length === 0 && entry.seen !== (row.standing?.revision ?? 0)) conflicts.push(entry.code)
    else if (found.length === 0) good.push([row, entry])
    findings.push(...found)
  }
  return { good, findings, conflicts }
}

function arriving(
  { indicator, standing }: EntryRow,
  { value, instead, note }: TypedEntry,
  { area, period }: EntryGrid,
  recordedBy: number,
): ArrivingFigure {
  const mark = isInstead(instead) ? instead : 'ok'
  return {
    indicatorId: indicator.id,
    areaCode: area.code,
    period,
    revision: (standing?.revision ?? 0) + 1,
    value: mark === 'nil' ? ('0' as Decimal) : mark === 'ok' ? readValue(value, indicator) : null,
    numerator: null,
    denominator: null,
    lower: null,
    upper: null,
    status: 'provisional',
    mark,
    reason: storableText(note),
    source: '',
    recordedBy,
  }
}
