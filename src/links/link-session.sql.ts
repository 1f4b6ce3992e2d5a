import type { TenantTransaction } from '../db/tenant.ts'

export async function insertLinkSession(
  trx: TenantTransaction,
  tenantId: number,
  session: { hash: Buffer; linkId: number; startedAt: Date; endsAt: Date },
): Promise<void> {
  await trx
    .insertInto('return_link_session')
    .values({
      tenant_id: tenantId,
      token_hash: session.hash,
      link_id: session.linkId,
      started_at: session.startedAt,
      ends_at: session.endsAt,
    })
    .execute()
}

export async function deleteLinkSession(trx: TenantTransaction, hash: Buffer): Promise<void> {
  await trx.deleteFrom('return_link_session').where('token_hash', '=', hash).execute()
}

/** What is over by then is of no more use. */
export async function deleteEndedLinkSessions(trx: TenantTransaction, at: Date): Promise<void> {
  await trx.deleteFrom('return_link_session').where('ends_at', '<=', at).execute()
}
