import type { TenantTransaction } from '../db/tenant.ts'
import type { ImportChoices } from './import-choices.ts'

/** The columns of another product under the name that they were kept by. */
export interface ImportLayout {
  readonly name: string
  readonly columns: ImportChoices['columns']
}

export async function listImportLayouts(trx: TenantTransaction): Promise<ImportLayout[]> {
  const rows = await trx.selectFrom('import_layout').select(['name', 'columns']).orderBy('name').execute()
  return rows.map(({ name, columns }) => ({ name, columns: columns as unknown as ImportLayout['columns'] }))
}

/** Keeps it, in place of one of the same name. */
export async function keepImportLayout(
  trx: TenantTransaction,
  tenantId: number,
  { name, columns }: ImportLayout,
): Promise<void> {
  await trx
    .insertInto('import_layout')
    .values({ tenant_id: tenantId, name, columns: JSON.stringify(columns) })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'name']).doUpdateSet({ columns: JSON.stringify(columns) }),
    )
    .execute()
}
