import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'
import type { Theme } from './body.ts'

/** The themes of the place, by name. */
export async function listThemes(trx: TenantTransaction): Promise<Theme[]> {
  return trx.selectFrom('theme').select(['id', 'code', 'name']).orderBy('name').orderBy('id').execute()
}

/** How many open bodies and how many indicators each theme has, by its id. */
export async function countThemed(
  trx: TenantTransaction,
): Promise<Map<number, { readonly bodies: number; readonly indicators: number }>> {
  const { rows } = await sql<{ id: number; bodies: number; indicators: number }>`
    select t.id,
      (select count(*)::integer from body_theme bt
        join body b on b.tenant_id = bt.tenant_id and b.id = bt.body_id
        where bt.tenant_id = t.tenant_id and bt.theme_id = t.id and b.closed_on is null) as bodies,
      (select count(*)::integer from indicator_theme it
        where it.tenant_id = t.tenant_id and it.theme_id = t.id) as indicators
    from theme t`.execute(trx)
  return new Map(rows.map(({ id, bodies, indicators }) => [id, { bodies, indicators }]))
}

/** The ids of the indicators that belong to each theme, by its id. */
export async function listThemed(trx: TenantTransaction): Promise<Map<number, ReadonlySet<number>>> {
  const rows = await trx.selectFrom('indicator_theme').select(['theme_id', 'indicator_id']).execute()
  const themed = Map.groupBy(rows, ({ theme_id }) => theme_id)
  return new Map([...themed].map(([id, own]) => [id, new Set(own.map(({ indicator_id }) => indicator_id))]))
}

export async function insertTheme(
  trx: TenantTransaction,
  tenantId: number,
  theme: Omit<Theme, 'id'>,
): Promise<number> {
  const { id } = await trx
    .insertInto('theme')
    .values({ tenant_id: tenantId, code: theme.code, name: theme.name })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function renameTheme(trx: TenantTransaction, id: number, name: string): Promise<void> {
  await trx.updateTable('theme').set({ name }).where('id', '=', id).execute()
}

/** The themes of an indicator from now on, instead of those it had. */
export async function setIndicatorThemes(
  trx: TenantTransaction,
  tenantId: number,
  indicatorId: number,
  themeIds: readonly number[],
): Promise<void> {
  await trx.deleteFrom('indicator_theme').where('indicator_id', '=', indicatorId).execute()
  if (themeIds.length === 0) return
  await trx
    .insertInto('indicator_theme')
    .values(themeIds.map((theme_id) => ({ tenant_id: tenantId, indicator_id: indicatorId, theme_id })))
    .execute()
}

/** The themes of a body from now on, instead of those it had. */
export async function setBodyThemes(
  trx: TenantTransaction,
  tenantId: number,
  bodyId: number,
  themeIds: readonly number[],
): Promise<void> {
  await trx.deleteFrom('body_theme').where('body_id', '=', bodyId).execute()
  if (themeIds.length === 0) return
  await trx
    .insertInto('body_theme')
    .values(themeIds.map((theme_id) => ({ tenant_id: tenantId, body_id: bodyId, theme_id })))
    .execute()
}
