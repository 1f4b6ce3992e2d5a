import { editionOn, mainGroup } from '../areas/comparator-group.ts'
import { listEditions, listGroups } from '../areas/comparator.sql.ts'
import type { TenantTransaction } from '../db/tenant.ts'
import type { AsAt } from '../figures/observation.sql.ts'
import { assessFigures } from '../indicators/assess-figures.action.ts'
import { withBenchmarks } from '../indicators/load-benchmarks.action.ts'
import { endOf } from '../kernel/period.ts'
import type { Compared } from './comparison-view.ts'
import { loadAims, loadAreasFigures, type Asked } from './load-areas-figures.action.ts'

/** The place beside a group: its nearest neighbours unless another is asked for. */
export async function loadCompared(
  trx: TenantTransaction,
  asked: Asked,
  groupCode: string | null,
  { asAt, today }: { readonly asAt: AsAt; readonly today: string },
): Promise<Compared> {
  const { indicator, area, period } = asked
  const { all, own, figureOf, nation, region } = await loadAreasFigures(trx, asked, asAt)
  const groups = await listGroups(trx)
  const group =
    groups.find(({ code }) => code === groupCode) ?? (groupCode === null ? mainGroup(groups) : undefined)
  const editions = group ? await listEditions(trx, group.code, asAt) : []
  const codes = new Set(editionOn(editions, endOf(period))?.members.map(({ code }) => code))
  const question = { indicators: [indicator], areaCode: area.code, periods: [period], asAt, today }
  const [assessment] = await withBenchmarks(trx, indicator, await assessFigures(trx, question), asAt)
  return {
    own,
    nation,
    region,
    groups,
    group: group ?? null,
    members: all.filter(({ code }) => codes.has(code)).map(figureOf),
    benchmark: assessment?.benchmark ?? null,
    range: (await loadAims(trx, asked, asAt)).range,
  }
}
