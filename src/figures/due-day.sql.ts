import { sql, type RawBuilder } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'
import type { Period, PeriodKind } from '../kernel/period.ts'
import { asksFor } from './due-in.ts'

/**
 * The day by which a return is due, in a query that calls returns `r` and rounds `d`: that of its round, or the later one
 * until which it was given more time, today or as at a moment.
 */
export function dueDay(asAt: Date | null = null): RawBuilder<string> {
  const extendedTo = asAt
    ? sql`(select e.until from extension e where e.tenant_id = r.tenant_id and e.return_id = r.id and e.state = 'granted'
        and e.decided_at <= ${asAt} order by e.number desc limit 1)`
    : sql`r.extended_to`
  return sql<string>`coalesce(${extendedTo}, d.due_on)`
}

/** By when the figures of a department for a period are asked for, as ISO dates; undefined where no round asks for them. */
export type DueDays = (period: Period, organisationId: number | null) => string | undefined

/** The days of all rounds, and those of the returns that were given more time, as at a moment. */
export async function loadDueDays(trx: TenantTransaction, asAt: Date | null): Promise<DueDays> {
  const { rows } = await sql<Row>`
    select d.period_kind as kind, d.period_index as index, d.due_on as "dueOn", r.organisation_id as "organisationId",
      case when r.id is not null then ${dueDay(asAt)} end as "extendedTo"
    from round d
    left join return r on r.tenant_id = d.tenant_id and r.period_kind = d.period_kind
      and r.period_index = d.period_index and r.extended_to is not null
    order by d.opens_on desc`.execute(trx)
  const asking = new Map<string, readonly Row[]>()
  const rowsFor = (period: Period): readonly Row[] => {
    const key = `${period.kind} ${period.index}`
    const found = asking.get(key) ?? rows.filter((round) => asksFor(round, period))
    asking.set(key, found)
    return found
  }
  return (period, organisationId) => {
    const found = rowsFor(period)
    const own =
      organisationId === null ? undefined : found.find((row) => row.organisationId === organisationId)
    return own?.extendedTo ?? found[0]?.dueOn
  }
}

interface Row extends Period {
  readonly kind: PeriodKind
  readonly dueOn: string
  readonly organisationId: number | null
  readonly extendedTo: string | null
}
