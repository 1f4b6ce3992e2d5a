import type { TenantTransaction } from '../db/tenant.ts'
import { workingDaysBetween } from '../kernel/london.ts'
import { samePeriod, type Period } from '../kernel/period.ts'
import type { Actor } from '../rights/actor.ts'
import { visibleTo } from '../rights/policy.ts'
import { actBy } from '../reminders/act-by.ts'
import type { ReturnHead } from './return.ts'
import { listReturns } from './return.sql.ts'
import { listRounds, type Round } from '../figures/round.sql.ts'
import { canBeFilled } from './transitions.ts'

export interface RoundRow extends ReturnHead {
  /** Working days past the due date; 0 where it is not late, or has been sent. */
  readonly daysLate: number
}

export interface LoadedRound {
  readonly round: Round
  readonly rounds: readonly Round[]
  readonly returns: readonly RoundRow[]
}

/** The returns of one round that the reader may open: the one asked for, or the newest. Null where there is none. */
export async function loadRound(
  trx: TenantTransaction,
  actor: Actor,
  period: Period | null,
  today: string,
): Promise<LoadedRound | null> {
  const rounds = await listRounds(trx)
  const round = period ? rounds.find((known) => samePeriod(known.period, period)) : rounds[0]
  if (!round) return null
  const returns = await listReturns(trx, visibleTo(actor, 'return.read'), { period: round.period })
  return { round, rounds, returns: returns.map((head) => ({ ...head, daysLate: daysLate(head, today) })) }
}

/** A return is late while it is its department that has still to act, past the day by which it is to. */
export function daysLate(head: Pick<ReturnHead, 'state' | 'dueOn' | 'decidedAt'>, today: string): number {
  const dueOn = actBy(head)
  return canBeFilled(head.state) && today > dueOn ? Math.max(1, workingDaysBetween(dueOn, today)) : 0
}

/** Every round of the place, the newest first. */
export const loadRounds = (trx: TenantTransaction): Promise<Round[]> => listRounds(trx)
