import type { App } from '../db/app.ts'
import { findHomeArea } from '../areas/area.sql.ts'
import { listIndicators } from '../figures/indicator.sql.ts'
import { listTargets } from '../figures/target.sql.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { storableText } from '../kernel/storable-text.ts'
import { hasProblems, problem } from '../organisations/problems.ts'
import { makeChange } from '../record/make-change.action.ts'
import { authorOf, type Actor } from '../rights/actor.ts'
import { decide, visibleTo } from '../rights/policy.ts'
import { isCategory, lastWordOn, type NewWord } from './category.ts'
import { listPlaced } from './category.sql.ts'
import { findFacts } from './facts.sql.ts'
import { recordWord } from './record-word.action.ts'
import { isToPlace, targetKey } from './to-place.ts'

/** An officer's word as it was typed. */
export interface TypedCategory {
  /** Which target: `2008-09/corporate`. */
  readonly target: string
  readonly category: string
  readonly reason: string
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
): Promise<NewWord | Refusal> {
  return makeChange<NewWord>(app.db, actor.tenantId, authorOf(actor), async (change) => {
    const { trx } = change
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
    const before = lastWordOn(await listPlaced(trx, visible, [indicator.id], null), target)
    if ((before?.revision ?? 0) !== seenRevision) return refuse('conflict', 'target-changed-meanwhile')
    const saying = { indicator, target, category, reason, before, by: actor.personId, saidIn: null }
    return recordWord(change, { ...saying, as: verdict.as }, today)
  })
}
