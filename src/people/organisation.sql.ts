import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'

export interface Organisation {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly kind: string
  readonly parentId: number | null
}

export async function listOrganisations(trx: TenantTransaction, kind?: string): Promise<Organisation[]> {
  const rows = await trx
    .selectFrom('organisation')
    .select(['id', 'code', 'name', 'kind', 'parent_id'])
    .$if(kind !== undefined, (q) => q.where('kind', '=', kind ?? ''))
    .where('closed_on', 'is', null)
    .orderBy('name')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    name: row.name,
    kind: row.kind,
    parentId: row.parent_id,
  }))
}

export async function findOrganisation(
  trx: TenantTransaction,
  code: string,
): Promise<Organisation | undefined> {
  const row = await trx
    .selectFrom('organisation')
    .select(['id', 'code', 'name', 'kind', 'parent_id'])
    .where('code', '=', code)
    .executeTakeFirst()
  return row && { id: row.id, code: row.code, name: row.name, kind: row.kind, parentId: row.parent_id }
}

export async function insertOrganisation(
  trx: TenantTransaction,
  tenantId: number,
  organisation: Omit<Organisation, 'id'> & { sector: string },
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into organisation (tenant_id, code, name, kind, sector, parent_id)
    values (${tenantId}, ${organisation.code}, ${organisation.name}, ${organisation.kind}, ${organisation.sector},
      ${organisation.parentId})
    returning id`.execute(trx)
  const row = rows[0]
  if (!row) throw new Error('the organisation was not stored')
  return row.id
}
