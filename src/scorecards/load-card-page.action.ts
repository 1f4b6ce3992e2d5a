import type { TenantTransaction } from '../db/tenant.ts'
import type { Period } from '../kernel/period.ts'
import type { Actor } from '../rights/actor.ts'
import { visibleTo } from '../rights/policy.ts'
import { latestQuarter, listChoices } from '../performance/figure-periods.action.ts'
import { whileUnmoved } from '../record/while-unmoved.action.ts'
import { loadScorecard } from './load-scorecard.action.ts'
import type { CardQuestion } from './open-scorecard.action.ts'
import type { LoadedScorecard } from './scorecard.ts'

export interface CardPage {
  readonly card: LoadedScorecard
  /** The periods that the card can be turned to. */
  readonly choices: readonly Period[]
}

/** A card of 200 rows takes 0.7 MB (measured). */
const keep = whileUnmoved<CardPage>(16)

/** The card that a page shows: without a period the latest quarter. Undefined where the reader has no such card. */
export async function loadCardPage(
  trx: TenantTransaction,
  actor: Actor,
  code: string,
  { period, asAt, today }: Omit<CardQuestion, 'period'> & { readonly period: Period | null },
): Promise<CardPage | undefined> {
  const visible = visibleTo(actor, 'performance.read')
  const key = JSON.stringify([visible, code, period, asAt, today])
  return keep(trx, key, async () => {
    const choices = await listChoices(trx, asAt)
    const at = { period: period ?? (await latestQuarter(trx, asAt, today)), asAt, today }
    const card = await loadScorecard(trx, actor, code, at)
    return card && { card, choices }
  })
}
