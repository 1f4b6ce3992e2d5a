import type { TenantTransaction } from '../db/tenant.ts'
import { findHomeArea } from '../areas/area.sql.ts'
import type { Indicator, Target } from '../figures/indicator.ts'
import { listIndicators } from '../figures/indicator.sql.ts'
import { listTargets } from '../figures/target.sql.ts'
import { samePeriod, shift, type Period } from '../kernel/period.ts'
import type { Actor } from '../rights/actor.ts'
import { visibleTo } from '../rights/policy.ts'
import { listSets } from '../sets/set.sql.ts'
import { listCardIndicators, listCardStandings } from './card.sql.ts'
import type { CardStanding } from './card-standing.ts'
import { mayAdoptFor } from './load-adoption.action.ts'
import type { Proposal } from './proposal.ts'
import { listProposals } from './proposal.sql.ts'
import { periodIn } from './target-year.ts'

export interface WorkbenchQuery {
  readonly card: string
  readonly set: string
  readonly year: Period | null
  readonly today: string
}

export interface WorkbenchRow {
  readonly indicator: Indicator
  /** In force for the year, of every regime. */
  readonly standing: readonly Target[]
  /** Awaiting somebody: a draft, put to a body, or given back. */
  readonly open: readonly Proposal[]
  readonly isMissing: boolean
}

export interface Workbench {
  readonly year: Period
  readonly years: readonly Period[]
  readonly cards: readonly CardStanding[]
  readonly sets: readonly string[]
  /** The scorecard that is looked at. */
  readonly card: CardStanding | null
  readonly set: string | null
  readonly rows: readonly WorkbenchRow[]
  /** Bodies for which the reader may record what they adopt. */
  readonly adopts: readonly { readonly code: string; readonly name: string; readonly awaiting: number }[]
}

/** What has a target for a year, what is proposed and what is missing: on a scorecard, in a set, or of all. */
export async function loadWorkbench(
  trx: TenantTransaction,
  actor: Actor,
  { card: cardCode, set, year: asked, today }: WorkbenchQuery,
): Promise<Workbench> {
  const visible = visibleTo(actor, 'performance.read')
  const all = await listIndicators(trx, visible)
  const mine = new Set(all.map(({ id }) => id))
  const cards = await cardsOf(trx, mine)
  const sets = (await listSets(trx, visible)).map(({ code }) => code)
  const card = cards.find(({ code }) => code === cardCode) ?? null
  const chosenSet = card === null && sets.includes(set) ? set : null
  const indicators = card
    ? inOrder(all, await listCardIndicators(trx, card.code))
    : chosenSet === null
      ? all
      : await listIndicators(trx, visible, { set: chosenSet, memberOn: today })
  const today0 = periodIn('quarter', today)
  const year = asked?.kind === 'financial-year' ? asked : today0
  const areaCode = (await findHomeArea(trx))?.code ?? ''
  const indicatorIds = indicators.map(({ id }) => id)
  const inYear = ({ period }: { readonly period: Period }): boolean =>
    samePeriod(period, year) || (period.kind.endsWith('-year') && period.index === year.index)
  const standing = (await listTargets(trx, { indicatorIds, areaCodes: [areaCode] }, null)).filter(inYear)
  const proposals = await listProposals(trx, visible, {
    indicatorIds,
    states: ['draft', 'proposed', 'returned'],
  })
  return {
    year,
    years: [-1, 0, 1, 2].map((by) => shift(today0, by)),
    cards,
    sets,
    card,
    set: chosenSet,
    rows: indicators.map((indicator) => {
      const own = standing.filter(({ indicatorId }) => indicatorId === indicator.id)
      const open = proposals.filter((one) => one.indicatorId === indicator.id && inYear({ period: one.year }))
      return { indicator, standing: own, open, isMissing: own.length === 0 && open.length === 0 }
    }),
    adopts: await mayAdoptFor(trx, actor),
  }
}

/** Whether a scorecard has been adopted. Ask only for a card that its reader was shown. */
export async function loadCardStanding(trx: TenantTransaction, code: string): Promise<CardStanding | null> {
  return (await listCardStandings(trx, code))[0] ?? null
}

/** The scorecards on which the reader may open a measure. */
async function cardsOf(trx: TenantTransaction, mine: ReadonlySet<number>): Promise<CardStanding[]> {
  const found: CardStanding[] = []
  for (const card of await listCardStandings(trx)) {
    if ((await listCardIndicators(trx, card.code)).some((id) => mine.has(id))) found.push(card)
  }
  return found
}

function inOrder(all: readonly Indicator[], ids: readonly number[]): Indicator[] {
  return ids.flatMap((id) => all.find((indicator) => indicator.id === id) ?? [])
}
