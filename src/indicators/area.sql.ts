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

/** The place itself: its one area without a parent, or the first by code where there are several. */
export async function findHomeArea(trx: TenantTransaction): Promise<Area | undefined> {
  return trx
    .selectFrom('area')
    .select(['code', 'name', 'kind'])
    .orderBy(sql`(kind = 'home') desc, code`)
    .executeTakeFirst()
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
