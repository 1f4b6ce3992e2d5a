import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'
import { periodSlug } from '../kernel/period-words.ts'
import type { Period, PeriodKind } from '../kernel/period.ts'
import { isReturnState } from '../returns/transitions.ts'
import type { Visible } from '../rights/policy.ts'
import { isVisible } from '../rights/visible.sql.ts'
import type { Standing } from './standing.ts'

/**
 * The returns of these rounds that a reader may open, by department, as they stand or stood as at a moment. Saving is no
 * step of a return: whether one had been begun by then is in the record alone.
 */
export async function listStandings(
  trx: TenantTransaction,
  visible: Visible,
  periods: readonly Period[],
  asAt: Date | null,
): Promise<Standing[]> {
  if (periods.length === 0) return []
  const then = asAt ? sql`and taken_at <= ${asAt}` : sql``
  const asked = sql.join(
    periods.map(({ kind, index }) => sql`(${kind}, ${index}::integer, ${periodSlug({ kind, index })})`),
  )
  const state = asAt
    ? sql`coalesce((
        select s.state from return_step s where s.tenant_id = r.tenant_id and s.return_id = r.id and s.taken_at <= ${asAt}
        order by s.number desc limit 1
      ), case when exists (
        select from audit_entry e
        where e.subject_kind = 'return' and e.subject = o.code || '/' || asked.slug and e.action = 'return-saved'
          and e.at <= ${asAt}
      ) then 'draft' else 'open' end)`
    : sql`r.state`
  const extendedTo = asAt
    ? sql`(select e.until from extension e where e.tenant_id = r.tenant_id and e.return_id = r.id and e.state = 'granted'
        and e.decided_at <= ${asAt} order by e.number desc limit 1)`
    : sql`r.extended_to`
  const { rows } = await sql<Row>`
    select o.code, o.name, r.period_kind, r.period_index, ${state} as state, first.sent_on, d.due_on as first_due_on,
      coalesce(${extendedTo}, d.due_on) as due_on
    from return r
    join (values ${asked}) as asked (kind, index, slug) on asked.kind = r.period_kind and asked.index = r.period_index
    join organisation o on o.tenant_id = r.tenant_id and o.id = r.organisation_id
    join round d on d.tenant_id = r.tenant_id and d.period_kind = r.period_kind and d.period_index = r.period_index
    left join (
      select tenant_id, return_id, (min(taken_at) at time zone 'Europe/London')::date as sent_on from return_step
      where step = 'submit' ${then} group by 1, 2
    ) as first on first.tenant_id = r.tenant_id and first.return_id = r.id
    where ${isVisible(visible, { organisation: (ids) => sql`r.organisation_id = any(${ids})` })}
    order by o.name, o.code`.execute(trx)
  return rows.map((row) => ({
    department: { code: row.code, name: row.name },
    period: { kind: row.period_kind as PeriodKind, index: row.period_index },
    state: isReturnState(row.state) ? row.state : 'open',
    dueOn: row.due_on,
    firstDueOn: row.first_due_on,
    sentOn: row.sent_on,
  }))
}

interface Row {
  code: string
  name: string
  period_kind: string
  period_index: number
  state: string
  due_on: string
  first_due_on: string
  sent_on: string | null
}
