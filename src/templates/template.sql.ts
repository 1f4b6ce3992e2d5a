import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'
import type { StoredTemplate, TemplateStep } from './template.ts'

/** What was sent and taken out of use, the last first: its head says what is in use. */
export async function listTemplateSteps(trx: TenantTransaction): Promise<TemplateStep[]> {
  const { rows } = await sql<Row>`
    select t.number, t.name, length(t.bytes) as bytes, encode(t.hash, 'hex') as hash, p.post, t.changed_at
    from word_template t
    join person p on p.tenant_id = t.tenant_id and p.id = t.changed_by
    order by t.number desc`.execute(trx)
  return rows.map(({ number, name, bytes, hash, post, changed_at: at }) => ({
    number,
    file: name === null || bytes === null || hash === null ? null : { name, bytes, hash },
    by: post,
    at,
  }))
}

interface Row {
  number: number
  name: string | null
  bytes: number | null
  hash: string | null
  post: string
  changed_at: Date
}

/** The file of one step; without a number that of the last, which is the one in use. */
export async function findTemplate(
  trx: TenantTransaction,
  number?: number,
): Promise<StoredTemplate | undefined> {
  let query = trx.selectFrom('word_template').select(['name', 'bytes', 'hash'])
  if (number !== undefined) query = query.where('number', '=', number)
  const row = await query.orderBy('number', 'desc').limit(1).executeTakeFirst()
  const { name, bytes, hash } = row ?? { name: null, bytes: null, hash: null }
  return name === null || bytes === null || hash === null ? undefined : { name, bytes, hash }
}

export async function insertTemplateStep(
  trx: TenantTransaction,
  tenantId: number,
  step: {
    readonly number: number
    readonly file: StoredTemplate | null
    readonly by: number
    readonly at: Date
  },
): Promise<void> {
  const { number, file, by, at } = step
  await trx
    .insertInto('word_template')
    .values({
      tenant_id: tenantId,
      number,
      name: file?.name ?? null,
      bytes: file ? Buffer.from(file.bytes) : null,
      hash: file?.hash ?? null,
      changed_by: by,
      changed_at: at,
    })
    .execute()
}
