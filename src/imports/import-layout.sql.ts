import type { TenantTransaction } from '../db/tenant.ts'
import type { ImportChoices } from './import-choices.ts'

/** What was chosen for the files of another product, under the name that it was kept by. */
export interface ImportLayout extends Omit<ImportChoices, 'create'> {
  readonly name: string
}

const nothingKept = { readAs: null, share: null, years: null, areas: {} } as const

export async function listImportLayouts(trx: TenantTransaction): Promise<ImportLayout[]> {
  const rows = await trx
    .selectFrom('import_layout')
    .select(['name', 'columns', 'choices'])
    .orderBy('name')
    .execute()
  return rows.map(({ name, columns, choices }) => ({
    ...nothingKept,
    ...(choices as unknown as Partial<ImportLayout>),
    name,
    columns: columns as unknown as ImportLayout['columns'],
  }))
}

/** Keeps it, in place of one of the same name. */
export async function keepImportLayout(
  trx: TenantTransaction,
  tenantId: number,
  { name, columns, readAs, share, years, areas }: ImportLayout,
): Promise<void> {
  const others = { readAs, share, years, areas }
  const kept = { columns: JSON.stringify(columns), choices: JSON.stringify(others) }
  await trx
    .insertInto('import_layout')
    .values({ tenant_id: tenantId, name, ...kept })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'name']).doUpdateSet(kept))
    .execute()
}
