import type { TenantTransaction } from '../db/tenant.ts'
import { endOf, periodsPerYear, shift, yearOf, type Period } from '../kernel/period.ts'
import type { Actor } from '../rights/actor.ts'
import { listOrganisations } from '../organisations/organisation.sql.ts'
import { visibleTo } from '../rights/policy.ts'
import { findHomeArea, listAreas, listWholeAreas } from '../areas/area.sql.ts'
import { assessFigures, targetBeside } from '../indicators/assess-figures.action.ts'
import { listCommentary } from '../figures/commentary.sql.ts'
import { comparatorOf } from '../areas/comparator-kind.ts'
import type { ComparatorLine } from './comparator-areas.ts'
import { forecastOf, yearEnd, type YearEndForecast } from '../indicators/forecast-of.ts'
import { placeKey, type Target } from '../figures/indicator.ts'
import type {
  Definition,
  IndicatorData,
  IndicatorHead,
  IndicatorSummary,
  Viewpoint,
} from './indicator-view.ts'
import { listIndicators } from '../figures/indicator.sql.ts'
import { listSetsOf } from '../sets/membership.sql.ts'
import { loadMore } from '../definitions/load-more.action.ts'
import { loadQualityChecks } from '../quality/load-quality.action.ts'
import { listFigures } from '../derived/list-figures.action.ts'
import { loadFormula } from '../derived/load-formula.action.ts'
import { listPeriodsWithFigure, listSeriesOf } from '../derived/list-series.action.ts'
import type { AsAt } from '../figures/observation.sql.ts'
import { lastClosed, ownPeriod } from '../indicators/own-period.ts'
import { listBreaks } from '../figures/series-break.sql.ts'
import { findRule, listTargets } from '../figures/target.sql.ts'

/** Undefined where there is no such indicator or the reader may not see it: the two are not told apart. */
export async function loadHead(
  trx: TenantTransaction,
  actor: Actor,
  code: string,
  { period: asked, asAt, today }: Viewpoint,
): Promise<IndicatorHead | undefined> {
  const visible = visibleTo(actor, 'performance.read')
  const [indicator] = await listIndicators(trx, visible, { codes: [code] })
  if (!indicator) return undefined
  const area = (await findHomeArea(trx)) ?? { code: '', name: '' }
  const periods = await listPeriodsWithFigure(trx, indicator.id, area.code, asAt)
  const ofKind = periods.filter((period) => period.kind === indicator.periodKind)
  const latest = ofKind.find((period) => endOf(period) <= (asked ? endOf(asked) : today))
  const departments = indicator.organisationId === null ? [] : await listOrganisations(trx)
  return {
    indicator,
    department: departments.find(({ id }) => id === indicator.organisationId) ?? null,
    sets: await listSetsOf(trx, indicator.id, today),
    quality: (await loadQualityChecks(trx, indicator.id, asAt))[0] ?? null,
    area,
    period: asked
      ? ownPeriod(indicator.periodKind, asked, latest)
      : (latest ?? lastClosed(indicator.periodKind, today)),
    periods,
  }
}

/** How many periods a trend shows. */
const shown = 12
/** How many earlier results a forecast looks at, by results a year. */
const lookedAt = { 1: 12, 2: 12, 4: 20, 12: 60 } as const

export async function loadSummary(
  trx: TenantTransaction,
  head: IndicatorHead,
  { asAt, today }: Viewpoint,
): Promise<IndicatorSummary> {
  const { indicator, area, period } = head
  const periods = Array.from({ length: shown }, (_, i) => shift(period, i - shown + 1))
  const question = { indicators: [indicator], areaCode: area.code, asAt, today }
  const series = await assessFigures(trx, { ...question, periods })
  const assessment = series.at(-1)
  if (!assessment) throw new Error(`${indicator.code} was not assessed`)
  const selection = { indicatorIds: [indicator.id], areaCodes: [area.code] }
  const targets = await listTargets(trx, selection, asAt)
  // The year and what lies ahead go by the same agreement as the figure itself.
  const targetOf = (at: Period): Target | null => targetBeside(targets, indicator.id, at, assessment.target)
  const breaks = (await listBreaks(trx, [indicator.id])).get(indicator.id) ?? []
  const commentary = await listCommentary(trx, selection, asAt)
  const forecast = await loadForecast(trx, head, { breaks, targetOf }, asAt)
  return {
    series,
    assessment,
    yearTarget: periodsPerYear(period.kind) > 1 ? targetOf(yearOf(period)) : null,
    comparators: await loadComparators(trx, head, periods, asAt),
    breaks,
    commentary: commentary.get(placeKey({ indicatorId: indicator.id, areaCode: area.code, period })) ?? null,
    forecast,
    aheadTargets: forecast ? ahead(period, forecast.period).map(targetOf) : [],
  }
}

export async function loadDefinition(
  trx: TenantTransaction,
  { indicator }: IndicatorHead,
  { asAt }: Viewpoint,
): Promise<Definition> {
  const breaks = await listBreaks(trx, [indicator.id])
  const formula = await loadFormula(trx, indicator.id, asAt)
  return {
    formula: formula.versions[0]?.text ? formula : null,
    rule: await findRule(trx, asAt),
    breaks: breaks.get(indicator.id) ?? [],
    more: await loadMore(trx, indicator),
  }
}

/** The most figures that one page lists. */
const listed = 100

export async function loadData(
  trx: TenantTransaction,
  { indicator, area, period, periods }: IndicatorHead,
  { asAt, today }: Viewpoint,
): Promise<IndicatorData> {
  const own = await assessFigures(trx, {
    indicators: [indicator],
    areaCode: area.code,
    periods: periods.slice(0, listed),
    asAt,
    today,
  })
  const areas = new Map((await listAreas(trx)).map((one) => [one.code, one]))
  const found = await listFigures(trx, { indicatorIds: [indicator.id], periods: [period] }, asAt)
  const others = found.flatMap((observation) => {
    const other = areas.get(observation.areaCode)
    return other && other.code !== area.code ? [{ area: other, observation }] : []
  })
  return {
    own,
    all: periods.length,
    others: others.toSorted((a, b) => a.area.name.localeCompare(b.area.name, 'en-GB')),
  }
}

/** The periods after one up to another, that one counted. */
export function ahead(from: Period, to: Period): Period[] {
  return Array.from({ length: Math.max(0, to.index - from.index) }, (_, i) => shift(from, i + 1))
}

async function loadForecast(
  trx: TenantTransaction,
  { indicator, area, period }: IndicatorHead,
  known: { breaks: readonly Period[]; targetOf: (at: Period) => Target | null },
  asAt: AsAt,
): Promise<YearEndForecast | null> {
  if (yearEnd(period) === null) return null
  const perYear = periodsPerYear(period.kind)
  const span = { kind: period.kind, first: period.index - lookedAt[perYear] + 1, last: period.index }
  const series = (await listSeriesOf(trx, [indicator.id], area.code, span, asAt)).get(indicator.id)
  const values = series?.values ?? []
  const last = series ? { kind: period.kind, index: series.first + values.length - 1 } : period
  return forecastOf({ indicator, values, last, ...known })
}

async function loadComparators(
  trx: TenantTransaction,
  { indicator, area }: IndicatorHead,
  periods: readonly Period[],
  asAt: AsAt,
): Promise<ComparatorLine[]> {
  const known = await listWholeAreas(trx)
  const areas = (['region', 'nation'] as const).flatMap((comparator) => {
    const found = comparatorOf(known, area.code, comparator)
    return found ? [{ ...found, comparator }] : []
  })
  if (areas.length === 0) return []
  const areaCodes = areas.map(({ code }) => code)
  const found = await listFigures(trx, { indicatorIds: [indicator.id], areaCodes, periods }, asAt)
  const byPlace = new Map(found.map((observation) => [placeKey(observation), observation.value]))
  return areas.flatMap(({ code, name, comparator }) => {
    const values = periods.map(
      (at) => byPlace.get(placeKey({ indicatorId: indicator.id, areaCode: code, period: at })) ?? null,
    )
    return values.every((value) => value === null) ? [] : [{ code, name, comparator, values }]
  })
}
