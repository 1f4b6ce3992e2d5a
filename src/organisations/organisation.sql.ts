import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'
import type { Visible } from '../rights/policy.ts'
import { isVisible } from '../rights/visible.sql.ts'
import type { Organisation, OrganisationKind, Sector } from './organisation.ts'

const organisations = (trx: TenantTransaction) =>
  trx
    .selectFrom('organisation as o')
    .leftJoin('organisation as above', (join) =>
      join.onRef('above.tenant_id', '=', 'o.tenant_id').onRef('above.id', '=', 'o.parent_id'),
    )
    .select([
      'o.id',
      'o.code',
      'o.name',
      'o.kind',
      'o.sector',
      'o.parent_id',
      'above.code as part_of',
      'o.opened_on',
      'o.closed_on',
      'o.version',
    ])

interface Row {
  id: number
  code: string
  name: string
  kind: string
  sector: string
  parent_id: number | null
  part_of: string | null
  opened_on: string | null
  closed_on: string | null
  version: number
}

const organisationOf = (row: Row): Organisation => ({
  id: row.id,
  code: row.code,
  name: row.name,
  kind: row.kind as OrganisationKind,
  sector: row.sector as Sector,
  parentId: row.parent_id,
  partOf: row.part_of,
  openedOn: row.opened_on,
  closedOn: row.closed_on,
  version: row.version,
})

/** The organisations that are open, by name; of one kind where a kind is given. */
export async function listOrganisations(trx: TenantTransaction, kind?: string): Promise<Organisation[]> {
  const rows = await organisations(trx)
    .$if(kind !== undefined, (q) => q.where('o.kind', '=', kind ?? ''))
    .where('o.closed_on', 'is', null)
    .orderBy('o.name')
    .execute()
  return rows.map(organisationOf)
}

/** Every organisation that the reader may see, open or closed, by name. */
export async function listEveryOrganisation(
  trx: TenantTransaction,
  visible: Visible,
): Promise<Organisation[]> {
  const rows = await organisations(trx)
    .where(isVisible(visible, {}))
    .orderBy('o.name')
    .orderBy('o.id')
    .execute()
  return rows.map(organisationOf)
}

export async function findOrganisation(
  trx: TenantTransaction,
  code: string,
): Promise<Organisation | undefined> {
  const row = await organisations(trx).where('o.code', '=', code).executeTakeFirst()
  return row && organisationOf(row)
}

export interface NewOrganisation {
  readonly code: string
  readonly name: string
  readonly kind: string
  readonly sector: string
  readonly parentId: number | null
  readonly openedOn?: string | null
}

export async function insertOrganisation(
  trx: TenantTransaction,
  tenantId: number,
  organisation: NewOrganisation,
): Promise<number> {
  const { id } = await trx
    .insertInto('organisation')
    .values({
      tenant_id: tenantId,
      code: organisation.code,
      name: organisation.name,
      kind: organisation.kind,
      sector: organisation.sector,
      parent_id: organisation.parentId,
      opened_on: organisation.openedOn ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Changes what is given, and counts the change. */
export async function updateOrganisation(
  trx: TenantTransaction,
  id: number,
  change: Partial<Pick<Organisation, 'name' | 'parentId' | 'closedOn'>> & {
    readonly kind?: string
    readonly sector?: string
  },
): Promise<void> {
  const { name, kind, sector, parentId, closedOn } = change
  await trx
    .updateTable('organisation')
    .set({
      version: sql<number>`version + 1`,
      ...(name === undefined ? {} : { name }),
      ...(kind === undefined ? {} : { kind }),
      ...(sector === undefined ? {} : { sector }),
      ...(parentId === undefined ? {} : { parent_id: parentId }),
      ...(closedOn === undefined ? {} : { closed_on: closedOn }),
    })
    .where('id', '=', id)
    .execute()
}
