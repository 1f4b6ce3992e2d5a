import { sql, type RawBuilder } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'
import type { Visible } from '../rights/policy.ts'
import { mayOpen } from './visible.sql.ts'

export interface IndicatorFilter {
  /** Words that the code or title must hold. */
  readonly search?: string | undefined
  readonly organisationId?: number | undefined
  readonly set?: string | undefined
  /** On which day it is in the set; left out: at any time. */
  readonly memberOn?: string | undefined
  /** What else must hold of the indicator of a row. */
  readonly also?: readonly RawBuilder<boolean>[] | undefined
  readonly codes?: readonly string[] | undefined
  readonly ids?: readonly number[] | undefined
}

/** True for the indicator of a row where the reader may open it and it is what is asked for. */
export function matching(visible: Visible, filter: IndicatorFilter): RawBuilder<boolean> {
  const { search, organisationId, set, memberOn, also = [], codes, ids } = filter
  const conditions = [
    mayOpen(visible),
    ...also,
    ...(search ? [named(search)] : []),
    ...(organisationId === undefined ? [] : [sql`indicator.organisation_id = ${organisationId}`]),
    ...(codes ? [sql`indicator.code = any(${codes})`] : []),
    ...(ids ? [sql`indicator.id = any(${ids})`] : []),
    ...(set === undefined ? [] : [member(set, memberOn ?? null)]),
  ]
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`
}

/** Ids of one stretch of a list in its order, and how many there are in all of it. */
export interface Cut {
  readonly ids: readonly number[]
  readonly all: number
}

/** The whole of it where there is no limit. */
export interface Stretch {
  readonly first: number
  readonly limit: number | null
}

/** Those that match, in the order given. */
export async function listMatching(
  trx: TenantTransaction,
  visible: Visible,
  filter: IndicatorFilter,
  order: RawBuilder<unknown>,
  stretch: Stretch = { first: 0, limit: null },
): Promise<Cut> {
  const { rows } = await sql<Cut>`
    select
      (select count(*)::integer from indicator where ${matching(visible, filter)}) as all,
      array(
        select indicator.id from indicator where ${matching(visible, filter)}
        order by ${order} limit ${stretch.limit} offset ${stretch.first}
      ) as ids`.execute(trx)
  return rows[0] ?? { ids: [], all: 0 }
}

function named(search: string): RawBuilder<unknown> {
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`
  return sql`(indicator.code ilike ${pattern} or indicator.title ilike ${pattern})`
}

const member = (set: string, day: string | null): RawBuilder<unknown> => sql`exists (
  select from indicator_set_member member
  where member.tenant_id = indicator.tenant_id and member.indicator_id = indicator.id and member.set_code = ${set}
    and (${day}::date is null or ${day}::date
      between coalesce(member.starts_on, '-infinity') and coalesce(member.ends_on, 'infinity')))`
