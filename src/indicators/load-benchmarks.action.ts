import { listWholeAreas } from '../areas/area.sql.ts'
import { comparatorsAmong } from '../areas/comparator-kind.ts'
import { editionOn, type GroupEdition } from '../areas/comparator-group.ts'
import { listEditions, listGroups } from '../areas/comparator.sql.ts'
import type { TenantTransaction } from '../db/tenant.ts'
import { listFigures } from '../derived/list-figures.action.ts'
import { placeKey, type Indicator } from '../figures/indicator.ts'
import type { AsAt } from '../figures/observation.sql.ts'
import { endOf, type Period } from '../kernel/period.ts'
import { median } from '../stats/ranks.ts'
import type { Assessment } from './assess.ts'
import { judgeBenchmark, type BenchmarkFigure } from './benchmark.ts'
import { findBenchmarkRule } from './benchmark-rule.sql.ts'

/** What the figures of one indicator are held against, by area and period. */
type Against = (areaCode: string, period: Period) => BenchmarkFigure | null

/** The same assessments of one indicator, each with how it stands against the benchmark of the place. */
export async function withBenchmarks(
  trx: TenantTransaction,
  indicator: Indicator,
  assessments: readonly Assessment[],
  asAt: AsAt,
): Promise<Assessment[]> {
  const rule = await findBenchmarkRule(trx, asAt)
  const periods = assessments.map(({ period }) => period)
  const against =
    rule.kind === 'none' || periods.length === 0
      ? () => null
      : rule.kind === 'group'
        ? await againstGroup(trx, indicator, rule.group ?? '', periods, asAt)
        : await againstArea(trx, indicator, rule.kind, assessments, asAt)
  return assessments.map((assessment) => ({
    ...assessment,
    benchmark: judgeBenchmark(
      rule,
      indicator,
      assessment.observation,
      against(assessment.areaCode, assessment.period),
    ),
  }))
}

async function againstArea(
  trx: TenantTransaction,
  indicator: Indicator,
  kind: 'nation' | 'region',
  assessments: readonly Assessment[],
  asAt: AsAt,
): Promise<Against> {
  const findComparator = comparatorsAmong(await listWholeAreas(trx), kind)
  const codes = [...new Set(assessments.map(({ areaCode }) => areaCode))]
  const areaOf = new Map(codes.map((code) => [code, findComparator(code)]))
  const areaCodes = [...new Set([...areaOf.values()].flatMap((area) => (area ? [area.code] : [])))]
  const valueOf = await valuesOf(
    trx,
    indicator,
    areaCodes,
    assessments.map(({ period }) => period),
    asAt,
  )
  return (areaCode, period) => {
    const area = areaOf.get(areaCode)
    return area
      ? { code: area.code, name: area.name, isMedian: false, value: valueOf(area.code, period) }
      : null
  }
}

async function againstGroup(
  trx: TenantTransaction,
  indicator: Indicator,
  groupCode: string,
  periods: readonly Period[],
  asAt: AsAt,
): Promise<Against> {
  const group = (await listGroups(trx)).find(({ code }) => code === groupCode)
  if (!group) return () => null
  const editions = await listEditions(trx, groupCode, asAt)
  const members = [...new Set(editions.flatMap(({ members: some }) => some.map(({ code }) => code)))]
  const valueOf = await valuesOf(trx, indicator, members, periods, asAt)
  const membersOf = (period: Period): GroupEdition['members'] =>
    editionOn(editions, endOf(period))?.members ?? []
  return (_, period) => {
    const values = membersOf(period).map(({ code }) => valueOf(code, period))
    return { code: group.code, name: group.name, isMedian: true, value: median(values) }
  }
}

async function valuesOf(
  trx: TenantTransaction,
  indicator: Indicator,
  areaCodes: readonly string[],
  periods: readonly Period[],
  asAt: AsAt,
): Promise<(areaCode: string, period: Period) => number | null> {
  if (areaCodes.length === 0) return () => null
  const found = await listFigures(trx, { indicatorIds: [indicator.id], areaCodes, periods }, asAt)
  const values = new Map(found.map((one) => [placeKey(one), one.value]))
  return (areaCode, period) => {
    const value = values.get(placeKey({ indicatorId: indicator.id, areaCode, period })) ?? null
    return value === null ? null : Number(value)
  }
}
