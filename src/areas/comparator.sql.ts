import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'
import type { Area } from './area.ts'
import type { ComparatorGroup, GroupEdition, GroupKind } from './comparator-group.ts'

/** Every group to compare with, by name. */
export async function listGroups(trx: TenantTransaction): Promise<ComparatorGroup[]> {
  const rows = await trx
    .selectFrom('comparator_group')
    .select(['code', 'name', 'kind', 'source', 'version'])
    .orderBy('name')
    .orderBy('code')
    .execute()
  return rows.map((row) => ({ ...row, kind: row.kind as GroupKind }))
}

/** The editions of a group that had been recorded as at a moment (null: now), the first one first. */
export async function listEditions(
  trx: TenantTransaction,
  groupCode: string,
  asAt: Date | null,
): Promise<GroupEdition[]> {
  const { rows } = await sql<GroupEdition>`
    select e.edition, e.starts_on as "startsOn", e.reason, e.recorded_at as "recordedAt",
      coalesce((select jsonb_agg(jsonb_build_object('code', a.code, 'name', a.name, 'kind', a.kind) order by a.name)
        from comparator_member m join area a on a.tenant_id = m.tenant_id and a.code = m.area_code
        where m.tenant_id = e.tenant_id and m.group_code = e.group_code and m.edition = e.edition), '[]') as members
    from comparator_edition e
    where e.group_code = ${groupCode} ${asAt ? sql`and e.recorded_at <= ${asAt}` : sql``}
    order by e.edition`.execute(trx)
  return rows
}

export async function insertGroup(
  trx: TenantTransaction,
  tenantId: number,
  { code, name, kind, source }: Omit<ComparatorGroup, 'version'>,
): Promise<void> {
  await trx.insertInto('comparator_group').values({ tenant_id: tenantId, code, name, kind, source }).execute()
}

/** Changes what a group is called and where it comes from, and counts the change. */
export async function updateGroup(
  trx: TenantTransaction,
  { code, name, kind, source }: Omit<ComparatorGroup, 'version'>,
): Promise<void> {
  await trx
    .updateTable('comparator_group')
    .set({ name, kind, source, version: sql<number>`version + 1` })
    .where('code', '=', code)
    .execute()
}

export async function insertEdition(
  trx: TenantTransaction,
  tenantId: number,
  groupCode: string,
  { edition, startsOn, reason, recordedAt }: Omit<GroupEdition, 'members'>,
  members: readonly Area['code'][],
): Promise<void> {
  const key = { tenant_id: tenantId, group_code: groupCode, edition }
  await trx
    .insertInto('comparator_edition')
    .values({ ...key, starts_on: startsOn, reason, recorded_at: recordedAt })
    .execute()
  await trx
    .insertInto('comparator_member')
    .values(members.map((code) => ({ ...key, area_code: code })))
    .execute()
}
