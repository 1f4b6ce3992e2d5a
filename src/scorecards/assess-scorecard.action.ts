import type { TenantTransaction } from '../db/tenant.ts'
import type { Assessment } from '../indicators/assess.ts'
import { assessFigures } from '../indicators/assess-figures.action.ts'
import type { Actor } from '../rights/actor.ts'
import type { CardStanding } from '../targets/card-standing.ts'
import { wordOn, type PlacedTarget } from '../targets/category.ts'
import { loadLastWords } from '../targets/load-categories.action.ts'
import { loadCardStanding } from '../targets/load-workbench.action.ts'
import { openScorecard, type CardQuestion } from './open-scorecard.action.ts'
import type { CardOf, Measure } from './scorecard.ts'

/** A row for programs: also the quarters and the year are judged, and held against earlier ones. */
export interface AssessedRow extends Measure {
  readonly quarters: readonly Assessment[]
  readonly year: Assessment
  readonly judged: Assessment
  /** What an officer last said of its target for the year. */
  readonly said: PlacedTarget | null
}

export interface AssessedCard extends CardOf<AssessedRow> {
  readonly standing: CardStanding | null
}

/** The card with all of its figures judged, each as at the same moment. */
export async function assessScorecard(
  trx: TenantTransaction,
  actor: Actor,
  code: string,
  at: CardQuestion,
): Promise<AssessedCard | undefined> {
  const open = await openScorecard(trx, actor, code, at)
  if (!open) return undefined
  const { card, indicators, areaCode, periodOf, year, quarters } = open
  const assessments = await assessFigures(trx, {
    indicators,
    areaCode,
    periods: (indicator) => [...quarters, year, periodOf(indicator)],
    asAt: at.asAt,
    today: at.today,
  })
  const ids = indicators.map(({ id }) => id)
  const placed = await loadLastWords(trx, actor, ids, at.asAt)
  const byIndicator = Map.groupBy(assessments, (assessment) => assessment.indicator.id)
  return {
    ...card,
    standing: await loadCardStanding(trx, card.code),
    period: at.period,
    areaCode,
    bands: card.bands.map(({ perspective, measures }) => ({
      perspective,
      rows: measures.flatMap((measure) => {
        const of = byIndicator.get(measure.indicatorId) ?? []
        const [ofYear, judged] = of.slice(-2)
        if (!ofYear || !judged) return []
        const { indicatorId } = measure
        const said = wordOn(placed, { indicatorId, year, regime: judged.target?.regime })
        return [{ ...measure, quarters: of.slice(0, -2), year: ofYear, judged, said }]
      }),
    })),
  }
}
