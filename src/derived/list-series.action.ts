import type { TenantTransaction } from '../db/tenant.ts'
import { listFormulas, listReferred } from '../figures/formula.sql.ts'
import type { Observation } from '../figures/indicator.ts'
import type { AsAt } from '../figures/observation.sql.ts'
import { listPrinted, type PrintedFigure } from '../figures/printed-figure.sql.ts'
import * as recorded from '../figures/series.sql.ts'
import type { Period, PeriodKind } from '../kernel/period.ts'
import { derivationsOf, planOf } from './derivation.ts'
import { listFigures } from './list-figures.action.ts'

interface Span {
  readonly kind: PeriodKind
  readonly first: number
  readonly last: number
}

/** The printed part of figures that stood as at a moment, recorded and derived, by indicator and then by period. */
export async function listPrintedFigures(
  trx: TenantTransaction,
  indicatorIds: readonly number[],
  areaCode: string,
  span: Span,
  asAt: AsAt,
): Promise<ReadonlyMap<number, ReadonlyMap<number, PrintedFigure>>> {
  const { stored, derived } = await apart(trx, indicatorIds, asAt)
  const found = new Map(await listPrinted(trx, stored, areaCode, span, asAt))
  for (const [id, figures] of await workedOut(trx, derived, areaCode, span, asAt)) {
    found.set(id, new Map(figures.map((one) => [one.period.index, one])))
  }
  return found
}

/** Figures for reckoning ahead, recorded and derived: one row for each indicator. */
export async function listSeriesOf(
  trx: TenantTransaction,
  indicatorIds: readonly number[],
  areaCode: string,
  span: Span,
  asAt: AsAt,
): Promise<Map<number, recorded.Series>> {
  const { stored, derived } = await apart(trx, indicatorIds, asAt)
  const found = await recorded.listSeries(trx, stored, areaCode, span, asAt)
  for (const [id, figures] of await workedOut(trx, derived, areaCode, span, asAt)) {
    const there = figures.filter(({ value }) => value !== null)
    const [indexes, values] = [there.map(({ period }) => period.index), there.map(({ value }) => value)]
    if (there.length > 0) found.set(id, recorded.seriesOf(indexes, values))
  }
  return found
}

/** The periods in which an indicator has a figure or says why it has none, the newest first. */
export async function listPeriodsWithFigure(
  trx: TenantTransaction,
  indicatorId: number,
  areaCode: string,
  asAt: AsAt,
): Promise<Period[]> {
  const { derived } = await apart(trx, [indicatorId], asAt)
  if (derived.length === 0) return recorded.listPeriodsOf(trx, indicatorId, areaCode, asAt)
  const figures = await listFigures(trx, { indicatorIds: derived, areaCodes: [areaCode] }, asAt)
  return figures.map(({ period }) => period).toReversed()
}

/**
 * Of each indicator the last period with a figure, looking no further than the given one of its kind. Of a derived one
 * the last in which any of the figures is there from which it is worked out.
 */
export async function listLastPeriodsOf(
  trx: TenantTransaction,
  indicatorIds: readonly number[],
  areaCode: string,
  upTo: readonly Period[],
  asAt: AsAt,
): Promise<Map<number, Period>> {
  const { stored, derived, derivations } = await apart(trx, indicatorIds, asAt)
  if (derived.length === 0) return recorded.listLastPeriods(trx, stored, areaCode, upTo, asAt)
  const own = [...derivations.values()].filter(({ indicatorId }) => derived.includes(indicatorId))
  const plans = new Map(own.map((one) => [one, planOf([one.code], derivations)]))
  const referred = await listReferred(trx, [...new Set([...plans.values()].flatMap(({ codes }) => codes))])
  const ids = new Set([...stored, ...[...referred.values()].map(({ id }) => id)])
  const found = await recorded.listLastPeriods(trx, [...ids], areaCode, upTo, asAt)
  for (const [{ indicatorId, periodKind }, { codes }] of plans) {
    const periods = codes
      .map((code) => found.get(referred.get(code)?.id ?? 0))
      .filter((period) => period?.kind === periodKind)
    const last = periods.reduce((a, b) => (b && (!a || b.index > a.index) ? b : a), undefined)
    if (last) found.set(indicatorId, last)
  }
  return new Map([...found].filter(([id]) => indicatorIds.includes(id)))
}

async function apart(trx: TenantTransaction, indicatorIds: readonly number[], asAt: AsAt) {
  const derivations = derivationsOf(indicatorIds.length === 0 ? [] : await listFormulas(trx, asAt))
  const derivedIds = new Set([...derivations.values()].map(({ indicatorId }) => indicatorId))
  return {
    derivations,
    stored: indicatorIds.filter((id) => !derivedIds.has(id)),
    derived: indicatorIds.filter((id) => derivedIds.has(id)),
  }
}

async function workedOut(
  trx: TenantTransaction,
  indicatorIds: readonly number[],
  areaCode: string,
  { kind, first, last }: Span,
  asAt: AsAt,
): Promise<ReadonlyMap<number, readonly Observation[]>> {
  if (indicatorIds.length === 0) return new Map()
  const periods = Array.from({ length: last - first + 1 }, (_, i) => ({ kind, index: first + i }))
  const figures = await listFigures(trx, { indicatorIds, areaCodes: [areaCode], periods }, asAt)
  return Map.groupBy(figures, ({ indicatorId }) => indicatorId)
}
