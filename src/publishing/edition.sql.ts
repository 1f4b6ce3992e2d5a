import { sql, type RawBuilder } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'
import type { Period, PeriodKind } from '../kernel/period.ts'
import { isVisible } from '../rights/visible.sql.ts'
import type { EditionFile, EditionKey, EditionListed, StoredEdition } from './edition.ts'
import { readingRights, type Sight } from './sight.ts'

export interface EditionFilter {
  readonly period?: Period | null
  readonly definition?: string
  readonly subject?: string
  readonly code?: string
}

/** The editions that a reader may open, the newest first: each right that one needs is held for all that it is about. */
export async function listEditions(
  trx: TenantTransaction,
  sight: Sight,
  { period, definition, subject, code }: EditionFilter = {},
): Promise<EditionListed[]> {
  const where = [
    opensTo(sight),
    ...(period ? [sql`e.period_kind = ${period.kind} and e.period_index = ${period.index}`] : []),
    ...(definition === undefined ? [] : [sql`e.definition = ${definition}`]),
    ...(subject === undefined ? [] : [sql`e.subject = ${subject}`]),
    ...(code === undefined ? [] : [sql`e.code = ${code}`]),
  ]
  const { rows } = await sql<Row>`
    select e.id, e.code, e.definition, e.subject, e.subject_name, e.period_kind, e.period_index, e.as_at, e.published_at,
      p.post, w.reason, w.withdrawn_at, wp.post as withdrawn_by,
      (select n.code from report_edition n
        where n.definition = e.definition and n.subject = e.subject and n.period_kind = e.period_kind
          and n.period_index = e.period_index and n.id > e.id order by n.id limit 1) as superseded_by
    from report_edition e
    join person p on p.tenant_id = e.tenant_id and p.id = e.published_by
    left join report_withdrawal w on w.tenant_id = e.tenant_id and w.edition_id = e.id
    left join person wp on wp.tenant_id = w.tenant_id and wp.id = w.withdrawn_by
    where ${sql.join(where, sql` and `)}
    order by e.id desc`.execute(trx)
  return rows.map(editionOf)
}

/** One of them with what was frozen; undefined where the reader has none of this code. */
export async function findEdition(
  trx: TenantTransaction,
  sight: Sight,
  code: string,
): Promise<StoredEdition | undefined> {
  const [edition] = await listEditions(trx, sight, { code })
  if (!edition) return undefined
  const frozen = await trx
    .selectFrom('report_edition')
    .select(['snapshot', 'hash'])
    .where('id', '=', edition.id)
    .executeTakeFirstOrThrow()
  return { ...edition, ...frozen, files: await listFiles(trx, edition.id) }
}

async function listFiles(trx: TenantTransaction, editionId: number): Promise<EditionFile[]> {
  const { rows } = await sql<EditionFile>`
    select format, length(bytes) as bytes, hash from report_edition_file where edition_id = ${editionId}`.execute(
    trx,
  )
  return rows
}

/** A file of an edition as it was written; the edition was found for its reader before. */
export async function findFile(
  trx: TenantTransaction,
  { id }: Pick<EditionListed, 'id'>,
  format: string,
): Promise<{ bytes: Buffer; hash: Buffer } | undefined> {
  return trx
    .selectFrom('report_edition_file')
    .select(['bytes', 'hash'])
    .where('edition_id', '=', id)
    .where('format', '=', format)
    .executeTakeFirst()
}

export interface NewEdition extends EditionKey {
  readonly code: string
  readonly subjectName: string
  readonly organisationId: number | null
  readonly themeId: number | null
  readonly reads: readonly string[]
  readonly publishedBy: number
  readonly publishedAt: Date
  readonly hash: Buffer
  readonly snapshot: string
  readonly files: readonly { readonly format: string; readonly bytes: Uint8Array; readonly hash: Buffer }[]
}

export async function insertEdition(
  trx: TenantTransaction,
  tenantId: number,
  edition: NewEdition,
): Promise<void> {
  const { id } = await trx
    .insertInto('report_edition')
    .values({
      tenant_id: tenantId,
      code: edition.code,
      definition: edition.definition,
      subject: edition.subject,
      subject_name: edition.subjectName,
      organisation_id: edition.organisationId,
      theme_id: edition.themeId,
      period_kind: edition.period.kind,
      period_index: edition.period.index,
      as_at: edition.asAt,
      reads: [...edition.reads],
      published_by: edition.publishedBy,
      published_at: edition.publishedAt,
      hash: edition.hash,
      snapshot: edition.snapshot,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('report_edition_file')
    .values(
      edition.files.map(({ format, bytes, hash }) => ({
        tenant_id: tenantId,
        edition_id: id,
        format,
        bytes: Buffer.from(bytes),
        hash,
      })),
    )
    .execute()
}

export async function insertWithdrawal(
  trx: TenantTransaction,
  tenantId: number,
  editionId: number,
  { reason, by, at }: { readonly reason: string; readonly by: number; readonly at: Date },
): Promise<void> {
  await trx
    .insertInto('report_withdrawal')
    .values({ tenant_id: tenantId, edition_id: editionId, reason, withdrawn_by: by, withdrawn_at: at })
    .execute()
}

function opensTo(sight: Sight): RawBuilder<boolean> {
  const held = readingRights.map(
    (right) =>
      sql<boolean>`(${right} <> all (e.reads) or ${isVisible(sight[right], {
        organisation: (ids) => sql<boolean>`e.organisation_id = any(${ids})`,
        theme: (ids) => sql<boolean>`e.theme_id = any(${ids})`,
      })})`,
  )
  return sql<boolean>`(${sql.join(held, sql` and `)})`
}

interface Row {
  id: number
  code: string
  definition: string
  subject: string
  subject_name: string
  period_kind: string
  period_index: number
  as_at: Date
  published_at: Date
  post: string
  reason: string | null
  withdrawn_at: Date | null
  withdrawn_by: string | null
  superseded_by: string | null
}

function editionOf(row: Row): EditionListed {
  return {
    id: row.id,
    code: row.code,
    definition: row.definition,
    subject: { code: row.subject, name: row.subject_name },
    period: { kind: row.period_kind as PeriodKind, index: row.period_index },
    asAt: row.as_at,
    publishedAt: row.published_at,
    publishedBy: row.post,
    supersededBy: row.superseded_by,
    withdrawn: row.withdrawn_at && {
      at: row.withdrawn_at,
      by: row.withdrawn_by ?? '',
      reason: row.reason ?? '',
    },
  }
}
