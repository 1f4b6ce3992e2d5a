import type { TenantTransaction } from '../db/tenant.ts'
import { Kept } from './kept.ts'
import { findStandingRecord } from './standing-record.sql.ts'

/** Gives what `make` makes of a place's record; `key` names everything else that it is made from. */
export type Keeping<T> = (
  trx: TenantTransaction,
  key: string,
  make: () => Promise<T | undefined>,
) => Promise<T | undefined>

/**
 * What follows from the record of a place alone need not be read again while that record has not moved: every change
 * there is goes through `makeChange`, which moves it on. Who may see it is no part of the record: that is decided before,
 * and stands in the key. Keeps so many at most, of all places together; "there is none" is not kept.
 */
export function whileUnmoved<T>(most: number): Keeping<T> {
  const kept = new Kept<T>(most)
  return async (trx, key, make) => {
    const found = await findStandingRecord(trx)
    if (!found) return make()
    const { place, stand } = found
    const known = kept.find(`${place} ${key}`, stand)
    if (known !== undefined) return known
    const value = await make()
    if (value !== undefined) kept.keep(`${place} ${key}`, stand, value)
    return value
  }
}
