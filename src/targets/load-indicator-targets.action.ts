import { listBodies } from '../bodies/body.sql.ts'
import type { TenantTransaction } from '../db/tenant.ts'
import { listWholeAreas } from '../areas/area.sql.ts'
import { codesWithin } from '../areas/area-tree.ts'
import type { Indicator, Target } from '../figures/indicator.ts'
import { listObservations } from '../figures/observation.sql.ts'
import { listTargets } from '../figures/target.sql.ts'
import { assessFigures } from '../indicators/assess-figures.action.ts'
import type { Assessment } from '../indicators/assess.ts'
import { endOf, shift, type Period } from '../kernel/period.ts'
import { periodIn } from './target-year.ts'
import type { Actor } from '../rights/actor.ts'
import { mayOffer, visibleTo } from '../rights/policy.ts'
import type { Decimal } from '../kernel/decimal.ts'
import { findFacts } from './facts.sql.ts'
import type { Proposal } from './proposal.ts'
import { listProposals } from './proposal.sql.ts'

export interface Neighbour {
  readonly name: string
  readonly value: Decimal
}

/** All that somebody needs who sets a target of one indicator. */
export interface IndicatorTargets {
  /** The years that a target can be proposed for. */
  readonly years: readonly Period[]
  /** What stands, by period and regime; the floor among them. */
  readonly standing: readonly Target[]
  /** Past and present proposals, the newest first. */
  readonly proposals: readonly Proposal[]
  /** The last years, oldest first: what was aimed at and what came out. */
  readonly past: readonly Assessment[]
  /** What other areas had in the latest of those years with any. */
  readonly neighbours: { readonly period: Period; readonly areas: readonly Neighbour[] } | null
  readonly bodies: readonly { readonly code: string; readonly name: string }[]
  readonly mayPropose: boolean
}

/** Ask only for an indicator that its reader was shown. */
export async function loadIndicatorTargets(
  trx: TenantTransaction,
  actor: Actor,
  indicator: Indicator,
  areaCode: string,
  last: Period,
  today: string,
): Promise<IndicatorTargets> {
  const visible = visibleTo(actor, 'performance.read')
  const year = periodIn(indicator.periodKind, today)
  const periods = Array.from({ length: 8 }, (_, i) => shift(last, i - 7))
  const standing = await listTargets(trx, { indicatorIds: [indicator.id], areaCodes: [areaCode] }, null)
  const bodies = await listBodies(trx, visibleTo(actor, 'people.read'))
  return {
    years: [-1, 0, 1, 2, 3].map((by) => shift(year, by)),
    standing: standing.toSorted((a, b) => (endOf(a.period) < endOf(b.period) ? 1 : -1)),
    proposals: await listProposals(trx, visible, { indicatorIds: [indicator.id] }),
    past: await assessFigures(trx, { indicators: [indicator], areaCode, periods, asAt: null, today }),
    neighbours: await loadNeighbours(trx, indicator, areaCode, periods),
    bodies: bodies.filter(({ closedOn }) => closedOn === null).map(({ code, name }) => ({ code, name })),
    mayPropose: mayOffer(actor, 'targets.propose', await findFacts(trx, indicator)),
  }
}

async function loadNeighbours(
  trx: TenantTransaction,
  { id }: Indicator,
  areaCode: string,
  periods: readonly Period[],
): Promise<IndicatorTargets['neighbours']> {
  // What lies within the place is a part of it, and no neighbour.
  const known = await listWholeAreas(trx)
  const inside = codesWithin(known, areaCode)
  const names = new Map(known.filter(({ code }) => !inside.has(code)).map(({ code, name }) => [code, name]))
  const others = (await listObservations(trx, { indicatorIds: [id], periods }, null)).filter(
    (one) => one.areaCode !== areaCode && names.has(one.areaCode) && one.value !== null,
  )
  const latest = others.reduce<Period | null>(
    (found, { period }) => (found === null || period.index > found.index ? period : found),
    null,
  )
  if (!latest) return null
  const areas = others.flatMap(({ period, areaCode: code, value }) =>
    period.index === latest.index && value !== null ? [{ name: names.get(code) ?? code, value }] : [],
  )
  return { period: latest, areas }
}
