import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'
import type { Period, PeriodKind } from '../kernel/period.ts'
import { londonDate } from '../kernel/london.ts'
import { actBy, hasComeBack } from './act-by.ts'
import { awaitedStates, isAwaited, type AwaitedState } from './reminders-due.ts'

/** A return that its department has in hand, to be sent for the first time or again, whoever asks: for the ladder of reminders. */
export interface AwaitedReturn {
  readonly id: number
  readonly organisationId: number
  readonly organisationCode: string
  readonly organisationName: string
  readonly period: Period
  readonly state: AwaitedState
  /** Since when its department has it in hand. */
  readonly opensOn: string
  /** The day by which its department is to act. */
  readonly dueOn: string
  /** The day of its round; it is due later where it was given more time. */
  readonly firstDueOn: string
  /** Lines on which nothing has been put yet. */
  readonly linesLeft: number
  /** Names of the rungs on which somebody was written to. */
  readonly rungsWritten: readonly string[]
}

/** `ofPeriod`: of this period alone. */
export async function listAwaited(trx: TenantTransaction, ofPeriod?: Period): Promise<AwaitedReturn[]> {
  const { rows } = await sql<Row>`
    select r.id, r.organisation_id, o.code, o.name, r.period_kind, r.period_index, r.state, d.opens_on, r.decided_at,
      coalesce(r.extended_to, d.due_on) as due_on, d.due_on as first_due_on,
      (select count(*)::int from return_line l where l.tenant_id = r.tenant_id and l.return_id = r.id
        and l.answer = '' and btrim(l.typed) = '') as lines_left,
      array(select distinct split_part(m.reason_key, '/', 3) from outbox m
        where m.tenant_id = r.tenant_id and m.about = 'return/' || r.id) as rungs
    from return r
    join organisation o on o.tenant_id = r.tenant_id and o.id = r.organisation_id
    join round d on d.tenant_id = r.tenant_id and d.period_kind = r.period_kind and d.period_index = r.period_index
    where r.state = any(${awaitedStates})
      ${ofPeriod ? sql`and r.period_kind = ${ofPeriod.kind} and r.period_index = ${ofPeriod.index}` : sql``}
    order by coalesce(r.extended_to, d.due_on), o.name`.execute(trx)
  return rows.flatMap((row) =>
    isAwaited(row.state)
      ? {
          id: row.id,
          organisationId: row.organisation_id,
          organisationCode: row.code,
          organisationName: row.name,
          period: { kind: row.period_kind, index: row.period_index },
          state: row.state,
          opensOn: row.decided_at && hasComeBack(row.state) ? londonDate(row.decided_at) : row.opens_on,
          dueOn: actBy({ state: row.state, dueOn: row.due_on, decidedAt: row.decided_at }),
          firstDueOn: row.first_due_on,
          linesLeft: row.lines_left,
          rungsWritten: row.rungs,
        }
      : [],
  )
}

interface Row {
  id: number
  organisation_id: number
  code: string
  name: string
  period_kind: PeriodKind
  period_index: number
  state: string
  opens_on: string
  due_on: string
  first_due_on: string
  decided_at: Date | null
  lines_left: number
  rungs: string[]
}
