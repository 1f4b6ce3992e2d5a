import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'
import type { Succession } from './definition-more.ts'

/** Its successor, and its predecessors by code. */
export async function findSuccession(
  trx: TenantTransaction,
  indicatorId: number,
): Promise<{ successor: Succession | null; predecessors: Succession[] }> {
  const { rows } = await sql<Succession & { isSuccessor: boolean }>`
    select other.code, other.title, line.starts_on as "startsOn", line.reason,
      line.indicator_id = ${indicatorId} as "isSuccessor"
    from indicator_succession line
    join indicator other on other.tenant_id = line.tenant_id
      and other.id = case when line.indicator_id = ${indicatorId} then line.successor_id else line.indicator_id end
    where ${indicatorId} in (line.indicator_id, line.successor_id)
    order by other.code`.execute(trx)
  const plain = ({ isSuccessor: _, ...one }: Succession & { isSuccessor: boolean }): Succession => one
  const successor = rows.find(({ isSuccessor }) => isSuccessor)
  return {
    successor: successor ? plain(successor) : null,
    predecessors: rows.filter(({ isSuccessor }) => !isSuccessor).map(plain),
  }
}

/** Whether a measure leads, through one successor after another, to another measure. */
export async function leadsTo(trx: TenantTransaction, from: number, to: number): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    with recursive after (id) as (
      select ${from}::integer
      union select line.successor_id from indicator_succession line join after on after.id = line.indicator_id)
    select exists (select from after where id = ${to}) as found`.execute(trx)
  return rows[0]?.found ?? false
}

/** Names the successor of a measure in place of any before; none where `successorId` is null. */
export async function setSuccessor(
  trx: TenantTransaction,
  tenantId: number,
  indicatorId: number,
  line: { readonly successorId: number; readonly startsOn: string | null; readonly reason: string } | null,
): Promise<void> {
  await trx.deleteFrom('indicator_succession').where('indicator_id', '=', indicatorId).execute()
  if (line === null) return
  await trx
    .insertInto('indicator_succession')
    .values({
      tenant_id: tenantId,
      indicator_id: indicatorId,
      successor_id: line.successorId,
      starts_on: line.startsOn,
      reason: line.reason,
    })
    .execute()
}
