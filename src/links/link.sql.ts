import { sql, type RawBuilder } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'
import type { PeriodKind } from '../kernel/period.ts'
import type { Visible } from '../rights/policy.ts'
import { isVisible } from '../rights/visible.sql.ts'
import type { LinkedReturn, ReturnLink } from './link.ts'

interface ReturnRow {
  return_id: number
  organisation_id: number
  organisation_code: string
  organisation_name: string
  period_kind: PeriodKind
  period_index: number
  state: string
  due_on: string
}

const returnColumns = sql`r.id as return_id, r.organisation_id, o.code as organisation_code, o.name as organisation_name,
  r.period_kind, r.period_index, r.state, d.due_on`
const returnJoins = sql`
  join organisation o on o.tenant_id = r.tenant_id and o.id = r.organisation_id
  join round d on d.tenant_id = r.tenant_id and d.period_kind = r.period_kind and d.period_index = r.period_index`

/** The return to which a link is to be given, where the reader may open it. */
export async function findLinkedReturn(
  trx: TenantTransaction,
  visible: Visible,
  id: number,
): Promise<LinkedReturn | undefined> {
  const { rows } = await sql<ReturnRow>`
    select ${returnColumns} from return r ${returnJoins}
    where ${isVisible(visible, { organisation: (ids) => sql`r.organisation_id = any(${ids})` })} and r.id = ${id}`.execute(
    trx,
  )
  return rows[0] && returnOf(rows[0])
}

interface LinkRow extends ReturnRow {
  id: number
  person_id: number
  name: string
  post: string
  left_on: string | null
  is_disabled: boolean
  given_by: string | null
  note: string
  given_at: Date
  ends_at: Date
  opened_at: Date | null
  withdrawn_at: Date | null
}

async function listLinks(trx: TenantTransaction, where: RawBuilder<unknown>): Promise<ReturnLink[]> {
  const { rows } = await sql<LinkRow>`
    select l.id, ${returnColumns}, l.person_id, p.name, p.post, p.left_on, a.disabled_at is not null as is_disabled,
      giver.post as given_by, l.note, l.given_at, l.ends_at, l.opened_at, l.withdrawn_at
    from return_link l
    join return r on r.tenant_id = l.tenant_id and r.id = l.return_id ${returnJoins}
    join person p on p.tenant_id = l.tenant_id and p.id = l.person_id
    left join account a on a.id = p.account_id
    left join person giver on giver.tenant_id = l.tenant_id and giver.id = l.given_by
    where ${where}
    order by l.given_at desc, l.id desc`.execute(trx)
  return rows.map((row) => ({
    id: row.id,
    return: returnOf(row),
    person: {
      id: row.person_id,
      name: row.name,
      post: row.post,
      leftOn: row.left_on,
      isDisabled: row.is_disabled,
    },
    givenBy: row.given_by ?? '',
    note: row.note,
    givenAt: row.given_at,
    endsAt: row.ends_at,
    openedAt: row.opened_at,
    withdrawnAt: row.withdrawn_at,
  }))
}

/** The links to a return that its reader has opened, the newest first. */
export function listLinksOf(trx: TenantTransaction, returnId: number): Promise<ReturnLink[]> {
  return listLinks(trx, sql`l.return_id = ${returnId}`)
}

export async function findLink(
  trx: TenantTransaction,
  returnId: number,
  id: number,
): Promise<ReturnLink | undefined> {
  return (await listLinks(trx, sql`l.return_id = ${returnId} and l.id = ${id}`))[0]
}

export async function findLinkByKey(trx: TenantTransaction, hash: Buffer): Promise<ReturnLink | undefined> {
  return (await listLinks(trx, sql`l.key_hash = ${hash}`))[0]
}

/** The link from which a browser went on, where its session has not ended. */
export async function findLinkOfSession(
  trx: TenantTransaction,
  hash: Buffer,
  at: Date,
): Promise<ReturnLink | undefined> {
  const isOfSession = sql`l.id = (select link_id from return_link_session where token_hash = ${hash} and ends_at > ${at})`
  return (await listLinks(trx, isOfSession))[0]
}

export async function insertLink(
  trx: TenantTransaction,
  tenantId: number,
  link: {
    returnId: number
    personId: number
    hash: Buffer
    givenBy: number | null
    note: string
    givenAt: Date
    endsAt: Date
  },
): Promise<number> {
  const { id } = await trx
    .insertInto('return_link')
    .values({
      tenant_id: tenantId,
      return_id: link.returnId,
      person_id: link.personId,
      key_hash: link.hash,
      given_by: link.givenBy,
      note: link.note,
      given_at: link.givenAt,
      ends_at: link.endsAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Notes when it was first gone on from. */
export async function markOpened(trx: TenantTransaction, id: number, at: Date): Promise<void> {
  await trx
    .updateTable('return_link')
    .set({ opened_at: at })
    .where('id', '=', id)
    .where('opened_at', 'is', null)
    .execute()
}

export async function markWithdrawn(
  trx: TenantTransaction,
  id: number,
  by: { at: Date; personId: number },
): Promise<void> {
  await trx
    .updateTable('return_link')
    .set({ withdrawn_at: by.at, withdrawn_by: by.personId })
    .where('id', '=', id)
    .execute()
}

function returnOf(row: ReturnRow): LinkedReturn {
  return {
    id: row.return_id,
    organisationId: row.organisation_id,
    organisationCode: row.organisation_code,
    organisationName: row.organisation_name,
    period: { kind: row.period_kind, index: row.period_index },
    state: row.state,
    dueOn: row.due_on,
  }
}
