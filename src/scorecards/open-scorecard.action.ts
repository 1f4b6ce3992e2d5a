import type { TenantTransaction } from '../db/tenant.ts'
import { findHomeArea } from '../areas/area.sql.ts'
import type { Indicator } from '../figures/indicator.ts'
import { listIndicators } from '../figures/indicator.sql.ts'
import type { AsAt } from '../figures/observation.sql.ts'
import { quarter, yearAndNumber, yearOf, type Period } from '../kernel/period.ts'
import type { Actor } from '../rights/actor.ts'
import { visibleTo } from '../rights/policy.ts'
import { ownPeriods } from '../performance/figure-periods.action.ts'
import type { Scorecard } from './scorecard.ts'
import { findScorecard } from './scorecard.sql.ts'

export interface CardQuestion {
  /** A quarter or a year. */
  readonly period: Period
  readonly asAt: AsAt
  readonly today: string
}

/** A card before anything on it is judged. */
export interface OpenScorecard {
  readonly card: Scorecard
  readonly indicators: readonly Indicator[]
  readonly areaCode: string
  /** For which period a measure is judged. */
  readonly periodOf: (indicator: Pick<Indicator, 'id' | 'periodKind'>) => Period
  /** The year of the card and its four quarters. */
  readonly year: Period
  readonly quarters: readonly Period[]
}

/** The card with its measures, where the reader may have it. */
export async function openScorecard(
  trx: TenantTransaction,
  actor: Actor,
  code: string,
  { period, asAt }: CardQuestion,
): Promise<OpenScorecard | undefined> {
  const visible = visibleTo(actor, 'performance.read')
  const card = await findScorecard(trx, visible, code)
  if (!card) return undefined
  const ids = card.bands.flatMap((band) => band.measures.map((measure) => measure.indicatorId))
  const indicators = await listIndicators(trx, visible, { ids })
  const areaCode = (await findHomeArea(trx))?.code ?? ''
  const year = yearOf(period)
  return {
    card,
    indicators,
    areaCode,
    periodOf: await ownPeriods(trx, indicators, areaCode, period, asAt),
    year,
    quarters: [1, 2, 3, 4].map((number) => quarter(yearAndNumber(year).year, number)),
  }
}
