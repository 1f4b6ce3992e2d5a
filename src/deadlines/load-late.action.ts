import type { TenantTransaction } from '../db/tenant.ts'
import { listRounds, type Round } from '../figures/round.sql.ts'
import { samePeriod, type Period } from '../kernel/period.ts'
import type { Actor } from '../rights/actor.ts'
import { mayDo, seesNothing, visibleTo } from '../rights/policy.ts'
import { countWaiting } from '../mail/outbox-list.sql.ts'
import { reminderKinds } from '../reminders/reminder-letter.ts'
import { lateGrid, type LateGrid } from './late-grid.ts'
import { listStandings } from './standing.sql.ts'

/** How many rounds stand side by side. */
const shown = 8

export interface LoadedLate {
  readonly grid: LateGrid
  readonly round: Round
  /** Every round of the place, the newest first. */
  readonly rounds: readonly Round[]
  /** For whoever sends reminders: how many wait, and since when the mail server has been away. Null for everybody else. */
  readonly reminders: { readonly waiting: number; readonly serverAwaySince: Date | null } | null
}

/** Who is late in a round, or in the newest, and how the rounds before it went. Null where there is nothing to see. */
export async function loadLate(
  trx: TenantTransaction,
  actor: Actor,
  period: Period | null,
  today: string,
): Promise<LoadedLate | null> {
  const visible = visibleTo(actor, 'return.read')
  if (seesNothing(visible)) return null
  const rounds = await listRounds(trx)
  const shownRounds = await roundsUpTo(trx, period ?? rounds[0]?.period ?? null)
  const [round] = shownRounds
  if (!round) return null
  const periods = shownRounds.map((one) => one.period)
  const standings = await listStandings(trx, visible, periods, null)
  const reminders = mayDo(actor, 'round.open') ? await countWaiting(trx, reminderKinds) : null
  return { grid: lateGrid(standings, periods.toReversed(), today), round, rounds, reminders }
}

/** The round of a period and those before it, as many as stand side by side, the newest first; none without that round. */
export async function roundsUpTo(trx: TenantTransaction, period: Period | null): Promise<Round[]> {
  const rounds = await listRounds(trx)
  const at = period ? rounds.findIndex((round) => samePeriod(round.period, period)) : -1
  return at === -1 ? [] : rounds.slice(at, at + shown)
}
