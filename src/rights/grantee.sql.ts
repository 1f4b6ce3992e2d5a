import type { TenantTransaction } from '../db/tenant.ts'

export interface Grantee {
  readonly post: string
  readonly leftOn: string | null
  readonly hasAccount: boolean
}

/** Somebody who is to hold a grant. */
export async function findGrantee(trx: TenantTransaction, personId: number): Promise<Grantee | undefined> {
  const row = await trx
    .selectFrom('person')
    .select(['post', 'left_on', 'account_id'])
    .where('id', '=', personId)
    .executeTakeFirst()
  return row && { post: row.post, leftOn: row.left_on, hasAccount: row.account_id !== null }
}
