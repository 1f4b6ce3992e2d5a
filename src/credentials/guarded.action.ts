import { createHash } from 'node:crypto'
import type { Database } from '../db/database.ts'
import { outsideTenants } from '../db/tenant.ts'
import { londonTime } from '../kernel/london.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { countGuess, giveGuessBack, type CountedFor } from './guess.sql.ts'

/** Looks at a guess where another is allowed; null from `attempt` is a wrong one, answered with `wrong`. */
export async function guarded<T>(
  db: Database,
  countedFor: CountedFor,
  wrong: Refusal,
  attempt: () => Promise<T | null>,
): Promise<T | Refusal> {
  const until = await outsideTenants(db, (trx) => countGuess(trx, countedFor))
  if (until) return refuse('not-allowed', 'too-many-guesses', { at: londonTime(nextMinute(until)) })
  const right = await attempt()
  if (right === null) return wrong
  await outsideTenants(db, (trx) => giveGuessBack(trx, countedFor))
  return right
}

/** A known account by its number; a name that nobody has by its digest, which blocks just as well. */
export function countedFor(account: { accountId: number } | { name: string }, network: string): CountedFor {
  const key =
    'accountId' in account
      ? `account:${account.accountId}`
      : `name:${createHash('sha256').update(account.name).digest('hex')}`
  return { account: key, network: `network:${network}` }
}

const nextMinute = (instant: Date): Date => new Date(Math.ceil(instant.getTime() / 60_000) * 60_000)
