import type { TenantTransaction } from '../db/tenant.ts'
import type { LineFinding } from '../kernel/finding.ts'
import type { ImportFile } from './import-file.ts'

export interface NewImportFile extends Pick<
  ImportFile,
  'name' | 'source' | 'content' | 'sheet' | 'notes' | 'sentAt'
> {
  readonly sentBy: number
}

export async function insertImportFile(
  trx: TenantTransaction,
  tenantId: number,
  file: NewImportFile,
): Promise<number> {
  const { id } = await trx
    .insertInto('import_file')
    .values({
      tenant_id: tenantId,
      name: file.name,
      source: file.source,
      content: file.content,
      sheet: file.sheet,
      notes: JSON.stringify(file.notes),
      sent_at: file.sentAt,
      sent_by: file.sentBy,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

const aFile = (trx: TenantTransaction) =>
  trx
    .selectFrom('import_file as file')
    .innerJoin('person', (join) =>
      join.onRef('person.tenant_id', '=', 'file.tenant_id').onRef('person.id', '=', 'file.sent_by'),
    )

export async function findImportFile(trx: TenantTransaction, id: number): Promise<ImportFile | undefined> {
  const row = await aFile(trx)
    .select([
      'file.id',
      'file.name',
      'file.source',
      'file.content',
      'file.sheet',
      'file.notes',
      'file.state',
      'file.sent_at as sentAt',
      'person.post as sentBy',
    ])
    .where('file.id', '=', id)
    .executeTakeFirst()
  return (
    row && {
      ...row,
      state: row.state as ImportFile['state'],
      notes: row.notes as unknown as readonly LineFinding[],
    }
  )
}

/** Files that wait, the newest first. */
export async function listWaitingFiles(
  trx: TenantTransaction,
): Promise<Pick<ImportFile, 'id' | 'name' | 'sentAt' | 'sentBy'>[]> {
  return aFile(trx)
    .select(['file.id', 'file.name', 'file.sent_at as sentAt', 'person.post as sentBy'])
    .where('file.state', '=', 'waiting')
    .orderBy('file.id', 'desc')
    .limit(20)
    .execute()
}

/** Its text goes; what it was stays. False where somebody else has imported it. */
export async function closeImportFile(trx: TenantTransaction, id: number): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('import_file')
    .set({ state: 'imported', content: '' })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

export async function deleteFilesSentBefore(trx: TenantTransaction, instant: Date): Promise<void> {
  await trx.deleteFrom('import_file').where('state', '=', 'waiting').where('sent_at', '<', instant).execute()
}
