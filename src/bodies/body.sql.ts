import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'
import type { Visible } from '../rights/policy.ts'
import { isVisible } from '../rights/visible.sql.ts'
import type { Body, BodyKind, Theme } from './body.ts'

interface Row {
  id: number
  code: string
  name: string
  kind: string
  parent_id: number | null
  part_of: string | null
  opened_on: string | null
  closed_on: string | null
  version: number
  themes: Theme[]
}

/** Every body that the reader may see, open or closed, by name. */
export async function listBodies(
  trx: TenantTransaction,
  visible: Visible,
  filter: { readonly code?: string } = {},
): Promise<Body[]> {
  const { rows } = await sql<Row>`
    select b.id, b.code, b.name, b.kind, b.parent_id, above.code as part_of, b.opened_on, b.closed_on, b.version,
      coalesce((
        select json_agg(json_build_object('id', t.id, 'code', t.code, 'name', t.name) order by t.name, t.id)
        from body_theme bt join theme t on t.tenant_id = bt.tenant_id and t.id = bt.theme_id
        where bt.tenant_id = b.tenant_id and bt.body_id = b.id
      ), '[]') as themes
    from body b
    left join body above on above.tenant_id = b.tenant_id and above.id = b.parent_id
    where ${isVisible(visible, { body: (ids) => sql`b.id = any(${ids})` })}
      ${filter.code === undefined ? sql`` : sql`and b.code = ${filter.code}`}
    order by b.name, b.id`.execute(trx)
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    name: row.name,
    kind: row.kind as BodyKind,
    parentId: row.parent_id,
    partOf: row.part_of,
    openedOn: row.opened_on,
    closedOn: row.closed_on,
    version: row.version,
    themes: row.themes,
  }))
}

export async function findBody(
  trx: TenantTransaction,
  visible: Visible,
  code: string,
): Promise<Body | undefined> {
  return (await listBodies(trx, visible, { code }))[0]
}

export interface NewBody {
  readonly code: string
  readonly name: string
  readonly kind: BodyKind
  readonly parentId: number | null
  readonly openedOn: string | null
}

export async function insertBody(trx: TenantTransaction, tenantId: number, body: NewBody): Promise<number> {
  const { id } = await trx
    .insertInto('body')
    .values({
      tenant_id: tenantId,
      code: body.code,
      name: body.name,
      kind: body.kind,
      parent_id: body.parentId,
      opened_on: body.openedOn,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Changes what is given, and counts the change. */
export async function updateBody(
  trx: TenantTransaction,
  id: number,
  change: Partial<Pick<Body, 'name' | 'kind' | 'parentId' | 'closedOn'>>,
): Promise<void> {
  const { name, kind, parentId, closedOn } = change
  await trx
    .updateTable('body')
    .set({
      version: sql<number>`version + 1`,
      ...(name === undefined ? {} : { name }),
      ...(kind === undefined ? {} : { kind }),
      ...(parentId === undefined ? {} : { parent_id: parentId }),
      ...(closedOn === undefined ? {} : { closed_on: closedOn }),
    })
    .where('id', '=', id)
    .execute()
}
