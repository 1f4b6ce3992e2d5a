import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'

/** The indicator that an old code leads to. Codes of indicators and old codes never meet: one is refused beside the other. */
export async function findIdByAlias(trx: TenantTransaction, code: string): Promise<number | undefined> {
  const row = await trx
    .selectFrom('indicator_alias')
    .select('indicator_id')
    .where(sql`lower(code)`, '=', code.toLowerCase())
    .executeTakeFirst()
  return row?.indicator_id
}

export async function listAliases(trx: TenantTransaction, indicatorId: number): Promise<string[]> {
  const rows = await trx
    .selectFrom('indicator_alias')
    .select('code')
    .where('indicator_id', '=', indicatorId)
    .orderBy('code')
    .execute()
  return rows.map(({ code }) => code)
}

/** Every old code with the code of today that it leads to. */
export async function listEveryAlias(trx: TenantTransaction): Promise<{ alias: string; code: string }[]> {
  const { rows } = await sql<{ alias: string; code: string }>`
    select alias.code as alias, indicator.code from indicator_alias alias
    join indicator on indicator.tenant_id = alias.tenant_id and indicator.id = alias.indicator_id`.execute(
    trx,
  )
  return rows
}

export async function insertAlias(
  trx: TenantTransaction,
  tenantId: number,
  code: string,
  indicatorId: number,
): Promise<void> {
  await trx
    .insertInto('indicator_alias')
    .values({ tenant_id: tenantId, code, indicator_id: indicatorId })
    .execute()
}

export async function deleteAlias(trx: TenantTransaction, code: string): Promise<void> {
  await trx.deleteFrom('indicator_alias').where('code', '=', code).execute()
}
