import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'
import type { PeriodKind } from '../kernel/period.ts'
import type { LineCount, OwnedLine } from './return.ts'
import { canBeFilled, returnStates } from './transitions.ts'

/** What somebody is to fill in, in returns that are with their departments. */
export async function listOwnedLines(trx: TenantTransaction, personId: number): Promise<OwnedLine[]> {
  const { rows } = await sql<Row>`
    select r.id, l.indicator_id, i.code, r.organisation_id, o.name, o.code as department_code, r.period_kind, r.period_index
    from return_line l
    join return r on r.tenant_id = l.tenant_id and r.id = l.return_id
    join organisation o on o.tenant_id = r.tenant_id and o.id = r.organisation_id
    join indicator i on i.tenant_id = l.tenant_id and i.id = l.indicator_id
    where l.owner_id = ${personId} and r.state = any(${returnStates.filter(canBeFilled)})
    order by o.name, r.period_index, l.position`.execute(trx)
  return rows.map((row) => ({
    returnId: row.id,
    indicatorId: row.indicator_id,
    code: row.code,
    organisationId: row.organisation_id,
    department: row.name,
    departmentCode: row.department_code,
    period: { kind: row.period_kind, index: row.period_index },
  }))
}

export async function countLines(
  trx: TenantTransaction,
  returnIds: readonly number[],
  personId: number,
): Promise<Map<number, LineCount>> {
  if (returnIds.length === 0) return new Map()
  const { rows } = await sql<LineCount & { id: number }>`
    select return_id as id, count(*)::integer as all, count(*) filter (where is_left)::integer as left,
      count(*) filter (where is_mine)::integer as mine, count(*) filter (where is_mine and is_left)::integer as "mineLeft"
    from (
      select return_id, typed = '' and answer in ('', 'value') as is_left,
        coalesce(owner_id = ${personId}, false) as is_mine
      from return_line where return_id = any(${returnIds})
    ) line
    group by return_id`.execute(trx)
  return new Map(rows.map(({ id, ...count }) => [id, count]))
}

/** The words with which returns were last sent back or reopened, by return: of the whole, then of each line. */
export async function listLastWords(
  trx: TenantTransaction,
  returnIds: readonly number[],
): Promise<Map<number, string>> {
  if (returnIds.length === 0) return new Map()
  const { rows } = await sql<{ id: number; comment: string }>`
    select last.return_id as id, concat_ws(' ', nullif(last.comment, ''), string_agg(i.code || ': ' || q.comment, ' ' order by l.position)) as comment
    from (
      select distinct on (return_id) tenant_id, return_id, number, comment from return_step
      where return_id = any(${returnIds}) order by return_id, number desc
    ) last
    left join return_query q on q.tenant_id = last.tenant_id and q.return_id = last.return_id and q.number = last.number
    left join return_line l on l.tenant_id = q.tenant_id and l.return_id = q.return_id and l.indicator_id = q.indicator_id
    left join indicator i on i.tenant_id = q.tenant_id and i.id = q.indicator_id
    group by last.return_id, last.comment`.execute(trx)
  return new Map(rows.map(({ id, comment }) => [id, comment]))
}

interface Row {
  id: number
  indicator_id: number
  code: string
  organisation_id: number
  name: string
  department_code: string
  period_kind: PeriodKind
  period_index: number
}
