import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'
import type { Answer, Once } from './once.ts'

/** How long an answer is kept for a request that is sent again. */
const kept = sql`interval '7 days'`

export interface KeptAnswer extends Answer {
  readonly requestHash: Buffer
}

/** What a person's request with this key was answered, if it came before. */
export async function findAnswer(
  trx: TenantTransaction,
  personId: number,
  key: string,
): Promise<KeptAnswer | undefined> {
  const row = await trx
    .selectFrom('idempotency_key')
    .select(['request_hash', 'status', 'answer'])
    .where('person_id', '=', personId)
    .where('key', '=', key)
    .executeTakeFirst()
  if (!row) return undefined
  return {
    requestHash: row.request_hash,
    status: row.status,
    ...(row.answer as Pick<Answer, 'headers' | 'body'>),
  }
}

/** Keeps an answer, and lets go of those of the same person that are too old to be asked for again. */
export async function insertAnswer(
  trx: TenantTransaction,
  tenantId: number,
  personId: number,
  { key, requestHash }: Once,
  { status, headers, body }: Answer,
): Promise<void> {
  await trx
    .deleteFrom('idempotency_key')
    .where('person_id', '=', personId)
    .where('made_at', '<', sql<Date>`now() - ${kept}`)
    .execute()
  await trx
    .insertInto('idempotency_key')
    .values({
      tenant_id: tenantId,
      person_id: personId,
      key,
      request_hash: requestHash,
      status,
      answer: JSON.stringify({ headers, body }),
    })
    .execute()
}
