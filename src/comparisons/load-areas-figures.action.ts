import { listWholeAreas } from '../areas/area.sql.ts'
import { comparatorKind, comparatorOf } from '../areas/comparator-kind.ts'
import { codesWithin } from '../areas/area-tree.ts'
import { isInForce, type WholeArea } from '../areas/area.ts'
import type { TenantTransaction } from '../db/tenant.ts'
import { listFigures } from '../derived/list-figures.action.ts'
import type { Indicator, Target } from '../figures/indicator.ts'
import type { AsAt } from '../figures/observation.sql.ts'
import { listTargets } from '../figures/target.sql.ts'
import { targetFor } from '../indicators/assess-figures.action.ts'
import { endOf, samePeriod, yearOf, type Period } from '../kernel/period.ts'
import type { Above, ByArea } from './comparison-view.ts'
import type { AreaFigure } from './standing.ts'

/** What a page about areas is about. */
export interface Asked {
  readonly indicator: Indicator
  /** The place's own area. */
  readonly area: { readonly code: string; readonly name: string }
  readonly period: Period
}

/** Every area with its figure of the period, and where to look one up. */
export interface AreasFigures extends Above {
  readonly all: readonly WholeArea[]
  readonly own: AreaFigure
  readonly figureOf: (area: WholeArea) => AreaFigure
}

export async function loadAreasFigures(
  trx: TenantTransaction,
  { indicator, area, period }: Asked,
  asAt: AsAt,
): Promise<AreasFigures> {
  const all = await listWholeAreas(trx)
  const found = await listFigures(trx, { indicatorIds: [indicator.id], periods: [period] }, asAt)
  const byArea = new Map(found.map((observation) => [observation.areaCode, observation]))
  const figureOf = ({ code, name, kind }: AreaFigure['area']): AreaFigure => ({
    area: { code, name, kind },
    observation: byArea.get(code) ?? null,
  })
  const above = (kind: 'nation' | 'region'): AreaFigure | null => {
    const one = comparatorOf(all, area.code, kind)
    const figure = one && figureOf(one)
    return figure?.observation?.value == null ? null : figure
  }
  const own = all.find(({ code }) => code === area.code) ?? { ...area, kind: '' }
  return { all, figureOf, own: figureOf(own), nation: above('nation'), region: above('region') }
}

/** The areas within the place and those beside it, with their figures of one period. */
export async function loadByArea(trx: TenantTransaction, asked: Asked, asAt: AsAt): Promise<ByArea> {
  const { area, period } = asked
  const { all, own, figureOf, nation, region } = await loadAreasFigures(trx, asked, asAt)
  const day = endOf(period)
  const parts = codesWithin(all, area.code)
  const hasFigure = ({ observation }: AreaFigure): boolean => observation?.value != null
  const inside = all
    .filter(({ code }) => code !== area.code && parts.has(code))
    .filter((one) => isInForce(one, day) || figureOf(one).observation !== null)
  const outside = all.filter((one) => !parts.has(one.code) && comparatorKind(one) === null)
  const kinds = [...Map.groupBy(inside.map(figureOf), (figure) => figure.area.kind)]
  return {
    own,
    nation,
    region,
    within: kinds
      .map(([kind, figures]) => ({ kind, figures }))
      .filter(({ figures }) => figures.some(hasFigure)),
    beside: outside.map(figureOf).filter(hasFigure),
    ...(await loadAims(trx, asked, asAt)),
  }
}

/** A floor stands for the year as well as for its parts. */
export async function loadAims(
  trx: TenantTransaction,
  { indicator, area, period }: Asked,
  asAt: AsAt,
): Promise<Pick<ByArea, 'floor' | 'range'>> {
  const periods = [period, yearOf(period)]
  const selection = { indicatorIds: [indicator.id], areaCodes: [area.code], periods }
  const targets = await listTargets(trx, selection, asAt)
  const floors = targets.filter(({ regime }) => regime === 'floor')
  const floorIn = (when: Period): Target | undefined => floors.find((one) => samePeriod(one.period, when))
  return {
    floor: floorIn(period) ?? floorIn(yearOf(period)) ?? null,
    range: targetFor(targets, indicator.id, period)?.range ?? null,
  }
}
