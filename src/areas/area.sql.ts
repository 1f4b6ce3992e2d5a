import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'
import type { Area, WholeArea } from './area.ts'

export async function listAreas(trx: TenantTransaction, codes?: readonly string[]): Promise<Area[]> {
  return trx
    .selectFrom('area')
    .select(['code', 'name', 'kind'])
    .$if(codes !== undefined, (q) => q.where('code', '=', sql<string>`any(${codes ?? []})`))
    .orderBy('name')
    .execute()
}

/** Every area with where it lies and when it was in force, by name. */
export async function listWholeAreas(trx: TenantTransaction): Promise<WholeArea[]> {
  const { rows } = await sql<WholeArea>`
    select code, name, kind, parent_code as "parentCode", starts_on as "startsOn", ends_on as "endsOn", version,
      array(select successor_code from area_successor s
        where s.tenant_id = area.tenant_id and s.area_code = area.code order by successor_code) as "replacedBy"
    from area order by name, code`.execute(trx)
  return rows
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

export async function chooseHomeArea(trx: TenantTransaction, tenantId: number, code: string): Promise<void> {
  await trx.updateTable('tenant').set({ home_area: code }).where('id', '=', tenantId).execute()
}

/** Whether anything was ever measured of an area. */
export async function hasFigures(trx: TenantTransaction, code: string): Promise<boolean> {
  const row = await trx
    .selectFrom('series')
    .select('area_code')
    .where('area_code', '=', code)
    .executeTakeFirst()
  return row !== undefined
}

export async function insertArea(
  trx: TenantTransaction,
  tenantId: number,
  area: Area & { readonly parentCode?: string | null; readonly startsOn?: string | null },
): Promise<void> {
  await trx
    .insertInto('area')
    .values({
      tenant_id: tenantId,
      code: area.code,
      name: area.name,
      kind: area.kind,
      parent_code: area.parentCode ?? null,
      starts_on: area.startsOn ?? null,
    })
    .execute()
}

/** Changes what is given, and counts the change. */
export async function updateArea(
  trx: TenantTransaction,
  code: string,
  change: Partial<Pick<WholeArea, 'name' | 'kind' | 'parentCode' | 'startsOn' | 'endsOn'>>,
): Promise<void> {
  const { name, kind, parentCode, startsOn, endsOn } = change
  await trx
    .updateTable('area')
    .set({
      version: sql<number>`version + 1`,
      ...(name === undefined ? {} : { name }),
      ...(kind === undefined ? {} : { kind }),
      ...(parentCode === undefined ? {} : { parent_code: parentCode }),
      ...(startsOn === undefined ? {} : { starts_on: startsOn }),
      ...(endsOn === undefined ? {} : { ends_on: endsOn }),
    })
    .where('code', '=', code)
    .execute()
}

/** Says what an area became, in place of what was said before. */
export async function setSuccessors(
  trx: TenantTransaction,
  tenantId: number,
  code: string,
  successors: readonly string[],
): Promise<void> {
  await trx.deleteFrom('area_successor').where('area_code', '=', code).execute()
  if (successors.length === 0) return
  const rows = successors.map((successor) => ({
    tenant_id: tenantId,
    area_code: code,
    successor_code: successor,
  }))
  await trx.insertInto('area_successor').values(rows).execute()
}
