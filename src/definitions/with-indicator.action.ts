import type { App } from '../db/app.ts'
import { findIndicator } from '../figures/indicator.sql.ts'
import type { Indicator } from '../figures/indicator.ts'
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts'
import { makeChange, type Change } from '../record/make-change.action.ts'
import { authorOf, type Actor } from '../rights/actor.ts'
import { decide } from '../rights/policy.ts'

/** Which indicator is to be changed, and as what it was seen. */
export interface IndicatorAsSeen {
  readonly code: string
  /** The version that the form was filled from: whoever changed it since is not overwritten. */
  readonly version: number
}

export interface ChangeAtHand {
  readonly change: Change
  readonly indicator: Indicator
  /** The role that lets the person do it. */
  readonly as: string
}

/** Changes an indicator for whoever may, if it is still as they saw it. Answers it as it then stands. */
export async function withIndicatorAsSeen(
  app: Pick<App, 'db'>,
  actor: Actor,
  { code, version }: IndicatorAsSeen,
  work: (at: ChangeAtHand) => Promise<Refusal | undefined>,
): Promise<Indicator | Refusal> {
  const verdict = decide(actor, 'indicator.change')
  if (!verdict.allowed) return refuse('not-allowed', verdict.why)
  return makeChange<Indicator>(app.db, actor.tenantId, authorOf(actor), async (change) => {
    const indicator = await findIndicator(change.trx, code)
    if (!indicator) return refuse('not-found', 'indicator-not-found', { code })
    if (indicator.version !== version) return refuse('conflict', 'indicator-changed-meanwhile')
    const refused = await work({ change, indicator, as: verdict.as })
    if (isRefusal(refused)) return refused
    return (await findIndicator(change.trx, code)) ?? indicator
  })
}
