import type { Indicator, Target } from '../figures/indicator.ts'
import type { Change } from '../record/make-change.action.ts'
import type { Category, NewWord, PlacedTarget } from './category.ts'
import { insertPlaced } from './category.sql.ts'
import { reckonForecast } from './reckon-forecast.action.ts'
import { targetKey } from './to-place.ts'

/** What is said of a target, by whom, and in what right. */
export interface Saying {
  readonly indicator: Indicator
  readonly target: Target
  readonly category: Category
  readonly reason: string
  readonly by: number
  /** The return that brings it, with its name in the record; null: it is said of the indicator itself. */
  readonly saidIn: { readonly returnId: number; readonly subject: string } | null
  readonly as: string
  /** The last word on this target. */
  readonly before: PlacedTarget | undefined
}

/** Adds the next word on a target, beside what is reckoned at that moment, and records it. Nothing said before is lost. */
export async function recordWord(change: Change, saying: Saying, today: string): Promise<NewWord> {
  const { trx, tenantId, at } = change
  const { indicator, target, category, reason, before, saidIn } = saying
  const { areaCode, period, regime } = target
  const placed = {
    ...{ indicatorId: indicator.id, areaCode, period, regime, category, reason, at },
    revision: (before?.revision ?? 0) + 1,
    forecast: await reckonForecast(trx, indicator, areaCode, target, today),
  }
  await insertPlaced(trx, tenantId, placed, { by: saying.by, returnId: saidIn?.returnId ?? null })
  await change.record({
    as: saying.as,
    action: 'target-placed',
    subjectKind: 'target-category',
    subject: `${indicator.code}/${targetKey(target)}`,
    before: before ? { category: before.category } : null,
    after: { category, forecast: placed.forecast, ...(saidIn ? { return: saidIn.subject } : {}) },
    reason,
  })
  return placed
}
