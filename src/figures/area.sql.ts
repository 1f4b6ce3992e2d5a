import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'

export interface Area {
  readonly code: string
  readonly name: string
  readonly kind: string
}

export async function listAreas(trx: TenantTransaction, codes?: readonly string[]): Promise<Area[]> {
  return trx
    .selectFrom('area')
    .select(['code', 'name', 'kind'])
    .$if(codes !== undefined, (q) => q.where('code', '=', sql<string>`any(${codes ?? []})`))
    .orderBy('name')
    .execute()
}

/** The area that is the place itself. */
export async function findHomeArea(trx: TenantTransaction): Promise<Area | undefined> {
  return trx
    .selectFrom('area')
    .innerJoin('tenant', (join) =>
      join.onRef('tenant.id', '=', 'area.tenant_id').onRef('tenant.home_area', '=', 'area.code'),
    )
    .select(['area.code', 'area.name', 'area.kind'])
    .executeTakeFirst()
}

/** Names the place's own area, where it has none yet. */
export async function nameHomeArea(trx: TenantTransaction, tenantId: number, code: string): Promise<void> {
  await trx
    .updateTable('tenant')
    .set({ home_area: code })
    .where('id', '=', tenantId)
    .where('home_area', 'is', null)
    .execute()
}

export async function insertArea(
  trx: TenantTransaction,
  tenantId: number,
  area: Area & { parentCode?: string | null },
): Promise<void> {
  await trx
    .insertInto('area')
    .values({
      tenant_id: tenantId,
      code: area.code,
      name: area.name,
      kind: area.kind,
      parent_code: area.parentCode ?? null,
    })
    .execute()
}
