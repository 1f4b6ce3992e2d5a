import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'
import type { CardStanding } from './card-standing.ts'

interface Row {
  code: string
  title: string
  made_for: string
  body_name: string | null
  adopted_on: string | null
  minute: string | null
}

/** Scorecards by title with their latest adoption. Ask only for cards that the reader was shown, or to count them. */
export async function listCardStandings(trx: TenantTransaction, code?: string): Promise<CardStanding[]> {
  const { rows } = await sql<Row>`
    select s.code, s.title, s.body as made_for, body.name as body_name, a.adopted_on, a.minute
    from scorecard s
    left join lateral (
      select * from scorecard_adoption one where one.tenant_id = s.tenant_id and one.scorecard_code = s.code
      order by one.number desc limit 1
    ) a on true
    left join body on body.tenant_id = a.tenant_id and body.id = a.body_id
    ${code === undefined ? sql`` : sql`where s.code = ${code}`}
    order by s.title, s.code`.execute(trx)
  return rows.map(({ code: own, title, made_for, body_name, adopted_on, minute }) => ({
    code: own,
    title,
    madeFor: made_for,
    adoption:
      adopted_on === null ? null : { bodyName: body_name ?? '', on: adopted_on, minute: minute ?? '' },
  }))
}

export async function insertCardAdoption(
  trx: TenantTransaction,
  tenantId: number,
  adoption: {
    readonly code: string
    readonly bodyId: number
    readonly on: string
    readonly minute: string
    readonly by: number
    readonly at: Date
  },
): Promise<void> {
  const { code, bodyId, on, minute, by, at } = adoption
  await sql`
    insert into scorecard_adoption
      (tenant_id, scorecard_code, number, body_id, adopted_on, minute, recorded_by, recorded_at)
    select ${tenantId}, ${code}, count(*) + 1, ${bodyId}, ${on}::date, ${minute}, ${by}, ${at}
    from scorecard_adoption where scorecard_code = ${code}`.execute(trx)
}

/** What is on a scorecard: ids of its indicators in the order of the card. */
export async function listCardIndicators(trx: TenantTransaction, code: string): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select indicator_id as id from scorecard_measure where scorecard_code = ${code} order by position`.execute(
    trx,
  )
  return [...new Set(rows.map(({ id }) => id))]
}

/** The scorecards that use each indicator, as codes by the indicator's id. */
export async function listCardsByIndicator(
  trx: TenantTransaction,
  ids: readonly number[],
): Promise<Map<number, string[]>> {
  const { rows } = await sql<{ id: number; codes: string[] }>`
    select indicator_id as id, array_agg(distinct scorecard_code order by scorecard_code) as codes
    from scorecard_measure where indicator_id = any(${ids}) group by indicator_id`.execute(trx)
  return new Map(rows.map(({ id, codes }) => [id, codes]))
}
