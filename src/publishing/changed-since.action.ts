import type { TenantTransaction } from '../db/tenant.ts'
import { listFigures } from '../derived/list-figures.action.ts'
import type { Indicator, Observation } from '../figures/indicator.ts'
import { listIndicators } from '../figures/indicator.sql.ts'
import { londonDate } from '../kernel/london.ts'
import type { Period } from '../kernel/period.ts'
import { figuresIn, type FigureNamed } from '../reports/figures-in.ts'
import type { Actor } from '../rights/actor.ts'
import { visibleTo } from '../rights/policy.ts'
import type { FigureChange } from './figure-change.ts'
import { isChanged } from './is-changed.ts'
import type { Snapshot } from './snapshot.ts'

/** What has changed of the figures that a published report leads to, in its order. */
export async function listChanges(
  trx: TenantTransaction,
  actor: Actor,
  { tree, asAt }: Pick<Snapshot, 'tree' | 'asAt'>,
): Promise<FigureChange[]> {
  const named = figuresIn(tree)
  const all = await listIndicators(trx, visibleTo(actor, 'performance.read'))
  const indicators = new Map(all.map((one) => [one.code, one]))
  const then = await figuresAsAt(trx, named, indicators, new Date(asAt))
  const now = await figuresAsAt(trx, named, indicators, null)
  return named.flatMap((figure) => {
    const indicator = indicators.get(figure.code)
    const before = then.get(nameOf(figure)) ?? null
    const after = now.get(nameOf(figure)) ?? null
    if (!indicator || !isChanged(before, after)) return []
    const { areaCode, period } = figure
    return [{ indicator, areaCode, period, before, after, on: after && londonDate(after.recordedAt) }]
  })
}

const nameOf = ({ code, areaCode, period }: FigureNamed): string =>
  `${code} ${areaCode} ${period.kind} ${period.index}`

async function figuresAsAt(
  trx: TenantTransaction,
  named: readonly FigureNamed[],
  indicators: ReadonlyMap<string, Indicator>,
  asAt: Date | null,
): Promise<Map<string, Observation>> {
  const found = new Map<string, Observation>()
  const codes = new Map([...indicators.values()].map(({ id, code }) => [id, code]))
  for (const [kind, some] of Map.groupBy(named, ({ period }) => period.kind)) {
    const indexes = new Set(some.map(({ period }) => period.index))
    const selection = {
      indicatorIds: [...new Set(some.flatMap(({ code }) => indicators.get(code)?.id ?? []))],
      areaCodes: [...new Set(some.map(({ areaCode }) => areaCode))],
      periods: [...indexes].map((index): Period => ({ kind, index })),
    }
    if (selection.indicatorIds.length === 0) continue
    for (const one of await listFigures(trx, selection, asAt))
      found.set(nameOf({ ...one, code: codes.get(one.indicatorId) ?? '' }), one)
  }
  return found
}
