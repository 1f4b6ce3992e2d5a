import { sql, type RawBuilder } from 'kysely'
import type { StoreTransaction } from '../db/tenant.ts'

/** What a guess is counted for. */
export interface CountedFor {
  /** `account:12`, or a digest of a name that nobody has. */
  readonly account: string
  readonly network: string
}

/**
 * Counts a guess before it is looked at: ten in five minutes for the account and for the network, then fifteen minutes of
 * none. Null: it may be looked at; otherwise when the next one may. One statement, so that of any number at the same
 * moment ten get through. A network that is blocked counts for no account: it could lock them all.
 */
export async function countGuess(
  trx: StoreTransaction,
  { account, network }: CountedFor,
): Promise<Date | null> {
  const { rows } = await sql<{ blocked_until: Date | null }>`
    with of_network as (${counted(network, sql`select 1`)}),
      of_account as (${counted(account, sql`select 1 from of_network where blocked_until is null`)})
    select blocked_until from of_network union all select blocked_until from of_account`.execute(trx)
  return rows.map((row) => row.blocked_until).find((until) => until !== null) ?? null
}

/** Until when no guess is looked at; null where one may be. Looking counts nothing. */
export async function findBlock(
  trx: StoreTransaction,
  { account, network }: CountedFor,
): Promise<Date | null> {
  const { rows } = await sql<{ until: Date | null }>`
    select max(blocked_until) as until from guess
    where counted_for in (${account}, ${network}) and blocked_until > now()`.execute(trx)
  return rows[0]?.until ?? null
}

function counted(key: string, where: RawBuilder<unknown>): RawBuilder<unknown> {
  const isBlocked = sql`coalesce(known.blocked_until > now(), false)`
  const isOver = sql`(known.window_ends_at <= now() or known.blocked_until is not null)`
  return sql`
    insert into guess as known (counted_for, guesses, window_ends_at)
    select ${key}, 1, now() + interval '5 minutes' from (${where}) as once
    on conflict (counted_for) do update set
      guesses = case when ${isBlocked} then known.guesses when ${isOver} then 1 else known.guesses + 1 end,
      window_ends_at = case when ${isBlocked} or not ${isOver} then known.window_ends_at
        else excluded.window_ends_at end,
      blocked_until = case when ${isBlocked} then known.blocked_until
        when not ${isOver} and known.guesses >= 10 then now() + interval '15 minutes' end
    returning blocked_until`
}

/** A right guess was none: a whole council may sign in from one network in five minutes. */
export async function giveGuessBack(trx: StoreTransaction, { account, network }: CountedFor): Promise<void> {
  for (const key of [network, account]) {
    await sql`
      update guess set guesses = guesses - 1
      where counted_for = ${key} and guesses > 0 and blocked_until is null`.execute(trx)
  }
}

export async function deleteOldGuesses(trx: StoreTransaction): Promise<void> {
  await sql`delete from guess where window_ends_at < now() and coalesce(blocked_until < now(), true)`.execute(
    trx,
  )
}
