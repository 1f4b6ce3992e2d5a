import type { TenantTransaction } from '../db/tenant.ts'
import type { Indicator } from '../figures/indicator.ts'
import { loadDueDays } from '../figures/due-day.sql.ts'
import { findRule } from '../figures/target.sql.ts'
import { yearOf, type Period } from '../kernel/period.ts'
import { loadHead, loadSummary } from '../performance/load-indicator.action.ts'
import type { Actor } from '../rights/actor.ts'
import { wordOn } from '../targets/category.ts'
import { loadLastWords } from '../targets/load-categories.action.ts'
import type { ReportRow } from './report-row.ts'

/** Measures as their own pages show them, so that a report and a page cannot differ. */
export async function loadRows(
  trx: TenantTransaction,
  actor: Actor,
  indicators: readonly Pick<Indicator, 'id' | 'code'>[],
  at: { readonly period: Period; readonly asAt: Date; readonly today: string },
): Promise<ReportRow[]> {
  const dueDays = await loadDueDays(trx, at.asAt)
  const shared = { exceedBy: (await findRule(trx, at.asAt)).exceedBy }
  const ids = indicators.map(({ id }) => id)
  const placed = await loadLastWords(trx, actor, ids, at.asAt)
  const year = yearOf(at.period)
  const rows: ReportRow[] = []
  for (const { id, code } of indicators) {
    const head = await loadHead(trx, actor, code, at)
    if (!head) throw new Error(`${code} was listed and cannot be read`)
    const summary = await loadSummary(trx, head, at)
    const said = wordOn(placed, { indicatorId: id, year, regime: summary.assessment.target?.regime })
    const dueOn = dueDays(at.period, head.department?.id ?? null) ?? null
    rows.push({ ...summary, said, areaName: head.area.name, dueOn, ...shared })
  }
  return rows
}
