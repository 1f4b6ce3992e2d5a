import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Transaction } from 'kysely'
import type { Database } from './database.ts'
import type { Tables } from './tables.ts'

declare const reach: unique symbol

/** A transaction that sees one place and nothing else. Only this file opens one. */
export type TenantTransaction = Transaction<Tables> & { readonly [reach]: 'one place' }

/** A transaction for the tables that belong to no place: accounts, sessions, the list of places. */
export type StoreTransaction = Transaction<Tables> & { readonly [reach]: 'no place' }

/** The role the application works as: owns nothing, is bound by row-level security. */
export const applicationRole = 'tl_app'

/** Runs `work` in a transaction of the place; runs it again, twice at most, after a deadlock. */
export function inTenant<T>(
  db: Database,
  tenantId: number,
  work: (trx: TenantTransaction) => Promise<T>,
): Promise<T> {
  return transact(db, 'read write', placeSetting(tenantId), (trx) => work(trx as TenantTransaction))
}

/** The same for pages and reports: reads only, and everything as at one moment. */
export function readTenant<T>(
  db: Database,
  tenantId: number,
  work: (trx: TenantTransaction) => Promise<T>,
): Promise<T> {
  return transact(db, 'read only', placeSetting(tenantId), (trx) => work(trx as TenantTransaction))
}

/** Runs `work` without a place: every table that belongs to a place looks empty. */
export function outsideTenants<T>(db: Database, work: (trx: StoreTransaction) => Promise<T>): Promise<T> {
  return transact(db, 'read write', '', (trx) => work(trx as StoreTransaction))
}

const isolation = { 'read write': 'read committed', 'read only': 'repeatable read' } as const

async function transact<T>(
  { kysely }: Database,
  access: keyof typeof isolation,
  setting: string,
  work: (trx: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  const begin = kysely.transaction().setAccessMode(access).setIsolationLevel(isolation[access])
  const settings = `set local role ${applicationRole}; set local statement_timeout = '30s'; ${setting}`
  return retried(() =>
    begin.execute(async (trx) => {
      await sql.raw(settings).execute(trx)
      return work(trx)
    }),
  )
}

// SET LOCAL, not set_config(): a sharded PostgreSQL passes only the statement on to its workers.
function placeSetting(tenantId: number): string {
  if (!Number.isInteger(tenantId) || tenantId < 1 || tenantId > 2 ** 31 - 1) {
    throw new RangeError(`${tenantId} is not the number of a place`)
  }
  return `set local app.tenant = '${tenantId}'`
}

const mayBeRetried: readonly unknown[] = ['40001', '40P01'] // serialization_failure, deadlock_detected

async function retried<T>(attempt: () => Promise<T>): Promise<T> {
  for (let left = 2; ; left -= 1) {
    try {
      return await attempt()
    } catch (error) {
      const isPassing = error instanceof Error && 'code' in error && mayBeRetried.includes(error.code)
      if (left === 0 || !isPassing) throw error
      // Whoever stood in our way goes first; at once we would meet again.
      await pause(20)
    }
  }
}
