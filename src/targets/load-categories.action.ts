import type { TenantTransaction } from '../db/tenant.ts'
import { findHomeArea } from '../areas/area.sql.ts'
import { placeKey, type Indicator, type Target } from '../figures/indicator.ts'
import { listIndicators } from '../figures/indicator.sql.ts'
import { listObservations } from '../figures/observation.sql.ts'
import { listTargets } from '../figures/target.sql.ts'
import { londonDate } from '../kernel/london.ts'
import { endOf } from '../kernel/period.ts'
import type { Actor } from '../rights/actor.ts'
import { mayDo, mayOffer, visibleTo } from '../rights/policy.ts'
import { isMet, type PlacedTarget } from './category.ts'
import { listPlaced, listThemesOf } from './category.sql.ts'
import { findFacts } from './facts.sql.ts'
import { scoreBy, type Outcome, type Score } from './score-categories.ts'
import { isToPlace } from './to-place.ts'

const keyOf = (one: Pick<PlacedTarget, 'indicatorId' | 'areaCode' | 'period' | 'regime'>): string =>
  `${placeKey(one)}|${one.regime}`

/** The last word on each target of these indicators, as at a moment; null: of all that the reader may open. */
export async function loadLastWords(
  trx: TenantTransaction,
  actor: Actor,
  indicatorIds: readonly number[] | null,
  asAt: Date | null,
): Promise<PlacedTarget[]> {
  const placed = await listPlaced(trx, visibleTo(actor, 'performance.read'), indicatorIds, asAt)
  return [...Map.groupBy(placed, keyOf).values()].flatMap(([latest]) => latest ?? [])
}

export interface IndicatorCategories {
  /** Every word, the newest first. */
  readonly placed: readonly PlacedTarget[]
  readonly toPlace: readonly Target[]
  readonly mayJudge: boolean
  /** Ids of the returns that brought a word and that the reader may open. */
  readonly opens: readonly number[]
}

function returnsOpened(actor: Actor, placed: readonly PlacedTarget[]): number[] {
  return placed.flatMap(({ saidIn }) =>
    saidIn &&
    mayDo(actor, 'return.read', { organisationId: saidIn.organisationId, returnId: saidIn.returnId })
      ? [saidIn.returnId]
      : [],
  )
}

/** Ask only for an indicator that its reader was shown. */
export async function loadIndicatorCategories(
  trx: TenantTransaction,
  actor: Actor,
  indicator: Indicator,
  today: string,
): Promise<IndicatorCategories> {
  const areaCode = (await findHomeArea(trx))?.code ?? ''
  const targets = await listTargets(trx, { indicatorIds: [indicator.id], areaCodes: [areaCode] }, null)
  const placed = await listPlaced(trx, visibleTo(actor, 'performance.read'), [indicator.id], null)
  return {
    placed,
    opens: returnsOpened(actor, placed),
    toPlace: targets.filter((target) => isToPlace(target, today)),
    mayJudge: mayOffer(actor, 'targets.judge', await findFacts(trx, indicator)),
  }
}

/** What officers say of the targets of an indicator whose period was not over, as at a moment. */
export async function loadJudgement(
  trx: TenantTransaction,
  actor: Actor,
  indicator: Indicator,
  { asAt, today }: { readonly asAt: Date | null; readonly today: string },
): Promise<Omit<IndicatorCategories, 'toPlace'>> {
  const words = await loadLastWords(trx, actor, [indicator.id], asAt)
  const placed = words.filter(({ period }) => endOf(period) >= today)
  return {
    placed,
    opens: returnsOpened(actor, placed),
    mayJudge: asAt === null && mayOffer(actor, 'targets.judge', await findFacts(trx, indicator)),
  }
}

export interface CategoryScores {
  readonly byOwner: readonly Score[]
  readonly byTheme: readonly Score[]
}

/** How the words turned out: the last one before each period ended, where its figure is in. */
export async function loadCategoryScores(
  trx: TenantTransaction,
  actor: Actor,
  today: string,
): Promise<CategoryScores> {
  const visible = visibleTo(actor, 'performance.read')
  const inTime = (await listPlaced(trx, visible, null, null)).filter(
    ({ period, at }) => endOf(period) < today && londonDate(at) <= endOf(period),
  )
  const last = [...Map.groupBy(inTime, keyOf).values()].flatMap(([latest]) => latest ?? [])
  const indicatorIds = [...new Set(last.map(({ indicatorId }) => indicatorId))]
  const indicators = new Map(
    (await listIndicators(trx, visible, { ids: indicatorIds })).map((i) => [i.id, i]),
  )
  const targets = new Map(
    (await listTargets(trx, { indicatorIds }, null)).map((target) => [keyOf(target), target]),
  )
  const figures = new Map(
    (await listObservations(trx, { indicatorIds }, null)).map((one) => [placeKey(one), one.value]),
  )
  const themes = await listThemesOf(trx, indicatorIds)
  const outcomes = last.flatMap((word): Outcome[] => {
    const [indicator, target] = [indicators.get(word.indicatorId), targets.get(keyOf(word))]
    if (!indicator || !target) return []
    const met = isMet(figures.get(placeKey(word)) ?? null, target, indicator.polarity)
    if (met === null) return []
    const { by, category: said, forecast } = word
    return [{ by, themes: themes.get(word.indicatorId) ?? [''], said, forecast, isMet: met }]
  })
  return {
    byOwner: scoreBy(outcomes, ({ by }) => [by]),
    byTheme: scoreBy(outcomes, (outcome) => outcome.themes),
  }
}
