import type { TenantTransaction } from '../db/tenant.ts'
import type { Assessment } from '../indicators/assess.ts'
import { assessFigures } from '../indicators/assess-figures.action.ts'
import { findHomeArea } from '../indicators/area.sql.ts'
import { listIndicators } from '../indicators/indicator.sql.ts'
import type { AsAt } from '../indicators/observation.sql.ts'
import { financialYear, quarter, yearAndNumber, yearOf, type Period } from '../kernel/period.ts'
import type { Actor } from '../people/actor.ts'
import { visibleTo } from '../people/policy.ts'
import type { Measure, ScorecardHead } from './scorecard.ts'
import { findScorecard } from './scorecard.sql.ts'

/** One row of the card: the four quarters, the year, and the assessment that the row is judged by. */
export interface ScorecardRow extends Measure {
  readonly quarters: readonly Assessment[]
  readonly year: Assessment
  readonly judged: Assessment
}

export interface LoadedScorecard extends ScorecardHead {
  readonly period: Period
  readonly areaCode: string
  readonly bands: readonly { readonly perspective: string; readonly rows: readonly ScorecardRow[] }[]
}

/** The card for a quarter or a year, every figure as at the same moment. */
export async function loadScorecard(
  trx: TenantTransaction,
  actor: Actor,
  code: string,
  at: { period: Period; asAt: AsAt; today: string },
): Promise<LoadedScorecard | undefined> {
  const visible = visibleTo(actor, 'performance.read')
  const card = await findScorecard(trx, visible, code)
  if (!card) return undefined
  const indicatorIds = card.bands.flatMap((band) => band.measures.map((measure) => measure.indicatorId))
  const indicators = await listIndicators(trx, visible, { ids: indicatorIds })
  const areaCode = (await findHomeArea(trx))?.code ?? ''
  const { year } = yearAndNumber(yearOf(at.period))
  const periods = [1, 2, 3, 4].map((number) => quarter(year, number))
  const assessments = await assessFigures(trx, {
    indicators,
    areaCode,
    periods: [...periods, financialYear(year)],
    asAt: at.asAt,
    today: at.today,
  })
  const byIndicator = Map.groupBy(assessments, (assessment) => assessment.indicator.id)
  return {
    code: card.code,
    title: card.title,
    body: card.body,
    period: at.period,
    areaCode,
    bands: card.bands.map(({ perspective, measures }) => ({
      perspective,
      rows: measures.flatMap((measure) => rowOf(measure, byIndicator.get(measure.indicatorId), at.period)),
    })),
  }
}

/** A row is judged by the period that was asked for, where the measure has figures in such periods; else by its year. */
function rowOf(measure: Measure, assessments: Assessment[] | undefined, period: Period): ScorecardRow[] {
  const year = assessments?.at(-1)
  if (!assessments || !year) return []
  const quarters = assessments.slice(0, -1)
  const asked = quarters.find(
    (assessment) => assessment.period.index === period.index && period.kind === 'quarter',
  )
  const judged = asked && asked.indicator.periodKind === 'quarter' ? asked : year
  return [{ ...measure, quarters, year, judged }]
}
