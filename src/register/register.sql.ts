import { sql, type RawBuilder } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'
import { mayOpen } from '../figures/visible.sql.ts'
import type { Visible } from '../rights/policy.ts'
import type { RegisterQuery } from './register-query.ts'
import type { IndicatorColumn, Sort } from './sort-register.ts'

/** Without regard to capitals, and letter by letter in every store; null stands last either way. */
const columns: Readonly<Record<IndicatorColumn, RawBuilder<unknown>>> = {
  code: sql`indicator.code`,
  title: sql`lower(indicator.title) collate "C"`,
  // One post after another, as they answer for it.
  owner: sql`nullif(array(
    select lower(coalesce(post.title, owner.title)) collate "C"
    from indicator_owner owner
    left join post on post.tenant_id = owner.tenant_id and post.id = owner.post_id
    where owner.tenant_id = indicator.tenant_id and owner.indicator_id = indicator.id
    order by owner.position), '{}')`,
}

/** The order asked for, equals by code, for the indicator of a row. */
export function orderOf(sort: Sort<IndicatorColumn> | null): RawBuilder<unknown> {
  if (sort === null) return columns.code
  return sort.isDescending
    ? sql`${columns[sort.by]} desc nulls last, indicator.code`
    : sql`${columns[sort.by]} nulls last, indicator.code`
}

/** Whoever answers for any of the reader's indicators, by name. */
export async function listOwners(trx: TenantTransaction, visible: Visible): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct coalesce(post.title, owner.title) as name
    from indicator_owner owner
    join indicator on indicator.tenant_id = owner.tenant_id and indicator.id = owner.indicator_id
    left join post on post.tenant_id = owner.tenant_id and post.id = owner.post_id
    where ${mayOpen(visible)} order by 1`.execute(trx)
  return rows.map(({ name }) => name)
}

/**
 * The filters of the register that only the store can answer, for the indicator of a row, on a day; `standing` is its
 * owner's, `dueDay` that of a return `r` of a round `d`.
 */
export function registerConditions(
  { owner, due }: Pick<RegisterQuery, 'owner' | 'due'>,
  today: string,
  standing: RawBuilder<string>,
  dueDay: RawBuilder<string>,
): RawBuilder<boolean>[] {
  return [
    ...(owner === null ? [] : [owned(owner, standing)]),
    ...(due === null ? [] : [owed(due, today, dueDay)]),
  ]
}

function owned(
  owner: NonNullable<RegisterQuery['owner']>,
  standing: RawBuilder<string>,
): RawBuilder<boolean> {
  return 'standing' in owner
    ? sql<boolean>`${standing} = ${owner.standing}`
    : sql<boolean>`exists (
        select from indicator_owner owner
        left join post on post.tenant_id = owner.tenant_id and post.id = owner.post_id
        where owner.tenant_id = indicator.tenant_id and owner.indicator_id = indicator.id
          and coalesce(post.title, owner.title) = ${owner.post})`
}

/** A return asks for it, nobody has answered, and the day by which it was asked for has passed or not. */
function owed(
  due: NonNullable<RegisterQuery['due']>,
  today: string,
  dueDay: RawBuilder<string>,
): RawBuilder<boolean> {
  return sql<boolean>`exists (
    select from return_line line
    join return r on r.tenant_id = line.tenant_id and r.id = line.return_id and r.state <> 'accepted'
    join round d on d.tenant_id = r.tenant_id and d.period_kind = r.period_kind and d.period_index = r.period_index
      and d.opens_on <= ${today}::date and (${dueDay} < ${today}::date) = ${due === 'late'}
    where line.tenant_id = indicator.tenant_id and line.indicator_id = indicator.id
      and line.answer in ('', 'value') and btrim(line.typed) = '')`
}

/** Indicators that were changed: a form that was filled from an earlier version is told so. */
export async function advanceVersions(trx: TenantTransaction, ids: readonly number[]): Promise<void> {
  await sql`update indicator set version = version + 1 where id = any(${ids})`.execute(trx)
}
