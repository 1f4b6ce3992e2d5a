import type { App } from '../db/app.ts'
import { findHomeArea } from '../areas/area.sql.ts'
import type { Target } from '../figures/indicator.ts'
import { listIndicators } from '../figures/indicator.sql.ts'
import { listTargets } from '../figures/target.sql.ts'
import { periodSlug } from '../kernel/period-words.ts'
import { endOf, samePeriod } from '../kernel/period.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { storableText } from '../kernel/storable-text.ts'
import { hasProblems, problem } from '../organisations/problems.ts'
import { makeChange } from '../record/make-change.action.ts'
import { authorOf, type Actor } from '../rights/actor.ts'
import { decide, visibleTo } from '../rights/policy.ts'
import { isCategory, type PlacedTarget } from './category.ts'
import { insertPlaced, listPlaced } from './category.sql.ts'
import { findFacts } from './facts.sql.ts'
import { reckonForecast } from './reckon-forecast.action.ts'

/** An officer's word as it was typed. */
export interface TypedCategory {
  /** Which target: `2008-09/corporate`. */
  readonly target: string
  readonly category: string
  readonly reason: string
}

/** One text for a target of an indicator, for a form. */
export const targetKey = ({ period, regime }: Pick<Target, 'period' | 'regime'>): string =>
  `${periodSlug(period)}/${regime}`

/** Targets that can be placed: of a year or later day, not yet over, that say what is aimed at. */
export function isToPlace({ kind, period, value, range }: Target, today: string): boolean {
  return kind !== 'quarterly-profile' && endOf(period) >= today && (value !== null || range !== null)
}

/**
 * Places a target in a category, with a reason, beside what is reckoned at that moment. Nothing said before is lost;
 * `seenRevision` is the last word that its author had read.
 */
export async function placeTarget(
  app: Pick<App, 'db'>,
  actor: Actor,
  code: string,
  typed: TypedCategory,
  seenRevision: number,
  today: string,
): Promise<Omit<PlacedTarget, 'by'> | Refusal> {
  return makeChange<Omit<PlacedTarget, 'by'>>(app.db, actor.tenantId, authorOf(actor), async (change) => {
    const { trx, tenantId, at } = change
    const visible = visibleTo(actor, 'performance.read')
    const [indicator] = await listIndicators(trx, visible, { codes: [code] })
    if (!indicator) return refuse('not-found', 'indicator-not-found', { code })
    const verdict = decide(actor, 'targets.judge', await findFacts(trx, indicator))
    if (!verdict.allowed) return refuse('not-allowed', verdict.why)
    const areaCode = (await findHomeArea(trx))?.code ?? ''
    const targets = await listTargets(trx, { indicatorIds: [indicator.id], areaCodes: [areaCode] }, null)
    const target = targets.find((one) => isToPlace(one, today) && targetKey(one) === typed.target)
    const reason = storableText(typed.reason).trim()
    const { category } = typed
    const findings = [
      ...(target ? [] : [problem('target', 'which-missing')]),
      ...(isCategory(category) ? [] : [problem('category', 'category-missing')]),
      ...(reason === '' ? [problem('reason', 'reason-missing')] : []),
      ...(reason.length > 2_000 ? [problem('reason', 'text-too-long', { most: 2_000 })] : []),
    ]
    if (!target || !isCategory(category) || findings.length > 0) return hasProblems(findings)
    const before = (await listPlaced(trx, visible, [indicator.id], null)).find(
      (one) =>
        one.regime === target.regime && one.areaCode === areaCode && samePeriod(one.period, target.period),
    )
    if ((before?.revision ?? 0) !== seenRevision) return refuse('conflict', 'target-changed-meanwhile')
    const placed = {
      indicatorId: indicator.id,
      areaCode,
      period: target.period,
      regime: target.regime,
      revision: seenRevision + 1,
      category,
      reason,
      forecast: await reckonForecast(trx, indicator, areaCode, target, today),
      at,
    }
    await insertPlaced(trx, tenantId, placed, actor.personId)
    await change.record({
      as: verdict.as,
      action: 'target-placed',
      subjectKind: 'target-category',
      subject: `${code}/${targetKey(target)}`,
      before: before ? { category: before.category } : null,
      after: { category, forecast: placed.forecast },
      reason,
    })
    return placed
  })
}
