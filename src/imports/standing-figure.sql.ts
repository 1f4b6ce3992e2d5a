import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'
import type { FigurePlace, Observation } from '../figures/indicator.ts'

/** What the store says of a figure now, as far as a file can say something else. */
export type StandingFigure = Pick<
  Observation,
  'revision' | 'value' | 'numerator' | 'denominator' | 'lower' | 'upper' | 'status' | 'mark'
>

/** Which of the indicators have any figure at all. */
export async function listFilled(
  trx: TenantTransaction,
  indicatorIds: readonly number[],
): Promise<Set<number>> {
  const { rows } = await sql<{ id: number }>`
    select asked.id from unnest(${indicatorIds}::integer[]) as asked (id)
    where exists (select from observation o where o.indicator_id = asked.id)`.execute(trx)
  return new Set(rows.map(({ id }) => id))
}

/**
 * The latest revision in each of the places that has one, by the number of the place in the list. Looked up one by one:
 * a join would let a planner that knows nothing of the table yet read all of it for each portion of a file.
 */
export async function listStanding(
  trx: TenantTransaction,
  places: readonly FigurePlace[],
): Promise<Map<number, StandingFigure>> {
  if (places.length === 0) return new Map()
  const { rows } = await sql<StandingFigure & { number: number }>`
    select asked.number::integer as number, o.*
    from unnest(${places.map(({ indicatorId }) => indicatorId)}::integer[],
      ${places.map(({ areaCode }) => areaCode)}::text[],
      ${places.map(({ period }) => period.kind)}::text[],
      ${places.map(({ period }) => period.index)}::integer[])
      with ordinality as asked (indicator_id, area_code, period_kind, period_index, number)
    cross join lateral (
      select revision, value, numerator, denominator, lower_limit as lower, upper_limit as upper, status, mark
      from observation
      where indicator_id = asked.indicator_id and area_code = asked.area_code
        and period_kind = asked.period_kind and period_index = asked.period_index
      order by revision desc limit 1
    ) o`.execute(trx)
  return new Map(rows.map((row) => [row.number - 1, row]))
}

/** A figure as it stands, and who recorded it when. */
export interface StandingSaid extends StandingFigure {
  readonly by: string | null
  readonly at: Date
}

/** The same with who said it, for a page of them. */
export async function listStandingSaid(
  trx: TenantTransaction,
  places: readonly FigurePlace[],
): Promise<Map<number, StandingSaid>> {
  if (places.length === 0) return new Map()
  const { rows } = await sql<StandingSaid & { number: number }>`
    select asked.number::integer as number, o.*
    from unnest(${places.map(({ indicatorId }) => indicatorId)}::integer[],
      ${places.map(({ areaCode }) => areaCode)}::text[],
      ${places.map(({ period }) => period.kind)}::text[],
      ${places.map(({ period }) => period.index)}::integer[])
      with ordinality as asked (indicator_id, area_code, period_kind, period_index, number)
    cross join lateral (
      select observation.revision, value, numerator, denominator, lower_limit as lower, upper_limit as upper, status, mark,
        recorded_at as at, person.post as by
      from observation
      left join person on person.tenant_id = observation.tenant_id
        and person.id = coalesce(observation.recorded_by, observation.signed_by)
      where indicator_id = asked.indicator_id and area_code = asked.area_code
        and period_kind = asked.period_kind and period_index = asked.period_index
      order by observation.revision desc limit 1
    ) o`.execute(trx)
  return new Map(rows.map((row) => [row.number - 1, row]))
}
