import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'
import type { Decimal } from '../kernel/decimal.ts'
import type { Period, PeriodKind } from '../kernel/period.ts'
import type { AsAt } from './observation.sql.ts'

/**
 * The periods of these kinds in which an area has a figure, the newest first. Walks from the oldest to the newest and
 * looks each up, so that it costs the same however many figures a period has; `exists` would let the planner read all.
 */
export async function listPeriods(
  trx: TenantTransaction,
  areaCode: string,
  kinds: readonly PeriodKind[],
  asAt: AsAt,
): Promise<Period[]> {
  const upToThen = asAt ? sql`and o.recorded_at <= ${asAt}` : sql``
  const { rows } = await sql<{ kind: PeriodKind; index: number }>`
    select span.kind, at.index
    from unnest(${kinds}::text[]) as wanted (kind)
    cross join lateral (
      select wanted.kind, min(period_index) as first, max(period_index) as last
      from observation where area_code = ${areaCode} and period_kind = wanted.kind
    ) as span
    cross join lateral generate_series(span.first, span.last) as at (index)
    cross join lateral (
      select from observation o where o.area_code = ${areaCode} and o.period_kind = span.kind
        and o.period_index = at.index and o.value is not null ${upToThen}
      limit 1
    ) as found
    order by span.kind, at.index desc`.execute(trx)
  return rows.map(({ kind, index }) => ({ kind, index }))
}

/** In how many indicators an area has a figure for each of these periods. */
export async function countFigures(
  trx: TenantTransaction,
  areaCode: string,
  periods: readonly Period[],
  asAt: AsAt,
): Promise<number[]> {
  const { rows } = await sql<{ count: number }>`
    select (
      select count(distinct o.indicator_id)::integer from observation o
      where o.area_code = ${areaCode} and o.period_kind = wanted.kind and o.period_index = wanted.index
        and o.value is not null ${asAt ? sql`and o.recorded_at <= ${asAt}` : sql``}
    ) as count
    from unnest(${periods.map(({ kind }) => kind)}::text[], ${periods.map(({ index }) => index)}::integer[])
      with ordinality as wanted (kind, index, place)
    order by wanted.place`.execute(trx)
  return rows.map(({ count }) => count)
}

/** The periods in which one indicator has a figure or says why it has none, the newest first. */
export async function listPeriodsOf(
  trx: TenantTransaction,
  indicatorId: number,
  areaCode: string,
  asAt: AsAt,
): Promise<Period[]> {
  const { rows } = await sql<{ kind: PeriodKind; index: number }>`
    select distinct period_kind as kind, period_index as index from observation
    where indicator_id = ${indicatorId} and area_code = ${areaCode}
      ${asAt ? sql`and recorded_at <= ${asAt}` : sql``}
    order by period_index desc`.execute(trx)
  return rows.map(({ kind, index }) => ({ kind, index }))
}

/** Of each indicator the last period with a figure, by its id, looking no further than the given one of its kind. */
export async function listLastPeriods(
  trx: TenantTransaction,
  indicatorIds: readonly number[],
  areaCode: string,
  upTo: readonly Period[],
  asAt: AsAt,
): Promise<Map<number, Period>> {
  if (indicatorIds.length === 0 || upTo.length === 0) return new Map()
  const { rows } = await sql<{ id: number; kind: PeriodKind; index: number }>`
    select o.indicator_id as id, o.period_kind as kind, max(o.period_index) as index
    from observation o
    join unnest(${upTo.map((period) => period.kind)}::text[], ${upTo.map((period) => period.index)}::integer[])
      as bound (kind, last) on bound.kind = o.period_kind and o.period_index <= bound.last
    where o.indicator_id = any(${indicatorIds}) and o.area_code = ${areaCode} and o.value is not null
      ${asAt ? sql`and o.recorded_at <= ${asAt}` : sql``}
    group by o.indicator_id, o.period_kind`.execute(trx)
  return new Map(rows.map(({ id, kind, index }) => [id, { kind, index }]))
}

/** Consecutive figures, a gap being null, and the index of the first of them. */
export interface Series {
  readonly first: number
  readonly values: readonly (Decimal | null)[]
}

/** Figures of many indicators for reckoning ahead: one row each, so that a scorecard can ask for all of its own. */
export async function listSeries(
  trx: TenantTransaction,
  indicatorIds: readonly number[],
  areaCode: string,
  span: { kind: PeriodKind; first: number; last: number },
  asAt: AsAt,
): Promise<Map<number, Series>> {
  if (indicatorIds.length === 0) return new Map()
  const { rows } = await sql<{ id: number; indexes: number[]; values: (Decimal | null)[] }>`
    select id, array_agg(index order by index) as indexes, array_agg(value::text order by index) as values
    from (
      select distinct on (indicator_id, period_index) indicator_id as id, period_index as index, value
      from observation
      where indicator_id = any(${indicatorIds}) and area_code = ${areaCode} and period_kind = ${span.kind}
        and period_index between ${span.first} and ${span.last}
        ${asAt ? sql`and recorded_at <= ${asAt}` : sql``}
      order by indicator_id, period_index, revision desc
    ) as stood
    group by id`.execute(trx)
  return new Map(rows.map(({ id, indexes, values }) => [id, seriesOf(indexes, values)]))
}

/** The figures of these periods, in their order, with a null for each period between that has none. */
export function seriesOf(indexes: readonly number[], values: readonly (Decimal | null)[]): Series {
  const first = indexes[0] ?? 0
  const found = new Map(indexes.map((index, i) => [index, values[i] ?? null]))
  const length = (indexes.at(-1) ?? first) - first + 1
  return { first, values: Array.from({ length }, (_, i) => found.get(first + i) ?? null) }
}
