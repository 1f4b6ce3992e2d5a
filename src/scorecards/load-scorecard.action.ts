import type { TenantTransaction } from '../db/tenant.ts'
import { listCommentary } from '../figures/commentary.sql.ts'
import { placeKey, type Indicator } from '../figures/indicator.ts'
import type { AsAt } from '../figures/observation.sql.ts'
import { listPrintedFigures, listSeriesOf } from '../derived/list-series.action.ts'
import type { PrintedFigure } from '../figures/printed-figure.sql.ts'
import { isDue, type Assessment } from '../indicators/assess.ts'
import { judgeFigures, targetBeside, type Judging } from '../indicators/assess-figures.action.ts'
import { forecastOf, yearEnd, type YearEndForecast } from '../indicators/forecast-of.ts'
import { shownValue, tableForm } from '../indicators/shown-value.ts'
import { samePeriod, yearOf, type Period } from '../kernel/period.ts'
import type { Actor } from '../rights/actor.ts'
import { wordOn } from '../targets/category.ts'
import { loadLastWords } from '../targets/load-categories.action.ts'
import { openScorecard, type CardQuestion } from './open-scorecard.action.ts'
import type { LoadedScorecard, PrintedQuarter } from './scorecard.ts'

/**
 * The card as a page prints it, every figure as at the same moment. Of the quarters it reads what is printed alone, a
 * third of what it takes to judge them all as `assessScorecard` does for programs.
 */
export async function loadScorecard(
  trx: TenantTransaction,
  actor: Actor,
  code: string,
  at: CardQuestion,
): Promise<LoadedScorecard | undefined> {
  const open = await openScorecard(trx, actor, code, at)
  if (!open) return undefined
  const { card, indicators, areaCode, periodOf, year, quarters } = open
  const { asAt, today } = at
  const ids = indicators.map(({ id }) => id)
  const judging = await judgeFigures(trx, {
    indicators,
    areaCode,
    periods: (indicator) => [periodOf(indicator)],
    asAt,
    today,
    alsoTargetsIn: [...quarters.slice(-1), year],
  })
  const judgedOf = new Map(judging.assessments.map((judged) => [judged.indicator.id, judged]))
  const [first, last] = [quarters[0]?.index ?? 0, quarters[3]?.index ?? 0]
  const printed = await listPrintedFigures(trx, ids, areaCode, { kind: 'quarter', first, last }, asAt)
  const forecasts = await loadForecasts(trx, judgedOf, judging, areaCode, asAt)
  const placed = await loadLastWords(trx, actor, ids, asAt)
  const commentary = await listCommentary(trx, { indicatorIds: ids, areaCodes: [areaCode] }, asAt)
  return {
    ...card,
    period: at.period,
    areaCode,
    bands: card.bands.map(({ perspective, measures }) => ({
      perspective,
      rows: measures.flatMap((measure) => {
        const judged = judgedOf.get(measure.indicatorId)
        if (!judged) return []
        const figures = printed.get(measure.indicatorId)
        return {
          ...measure,
          judged,
          quarters: quarters.map((period) =>
            printedQuarter(
              judged.indicator,
              period,
              figures?.get(period.index),
              isDue(period, today, judging.dueOn(period, judged.indicator.organisationId)),
            ),
          ),
          forecast: forecasts.get(measure.indicatorId) ?? null,
          said: wordOn(placed, { ...measure, year, regime: judged.target?.regime }),
          hasCommentary: commentary.has(placeKey({ ...measure, areaCode, period: judged.period })),
        }
      }),
    })),
  }
}

/** A quarter without a figure says why: other kinds of period never have one, one that is not over is not due. */
function printedQuarter(
  indicator: Indicator,
  period: Period,
  figure: PrintedFigure | undefined,
  isOver: boolean,
): PrintedQuarter {
  const whyNone = indicator.periodKind !== 'quarter' ? 'not-applicable' : isOver ? 'missing' : 'not-due'
  const value = shownValue(figure ?? null, tableForm(indicator), whyNone)
  return { period, value, isRecorded: figure !== undefined }
}

/** How many quarters back a forecast looks. */
const lookedAt = 20

/**
 * Forecasts of the measures that come quarter by quarter; yearly ones have theirs on their own pages. The targets
 * they are held against are those of the card's last quarter and of its year.
 */
async function loadForecasts(
  trx: TenantTransaction,
  judged: ReadonlyMap<number, Assessment>,
  { targetsOf, breaksOf }: Judging,
  areaCode: string,
  asAt: AsAt,
): Promise<Map<number, YearEndForecast>> {
  const found = new Map<number, YearEndForecast>()
  const quarterly = [...judged].filter(([, { period }]) => period.kind === 'quarter')
  const last = Math.max(0, ...quarterly.map(([, { period }]) => period.index))
  if (quarterly.length === 0 || yearEnd({ kind: 'quarter', index: last }) === null) return found
  const ids = quarterly.map(([id]) => id)
  const span = { kind: 'quarter' as const, first: last - lookedAt + 1, last }
  const series = await listSeriesOf(trx, ids, areaCode, span, asAt)
  for (const [id, { indicator, period, target }] of quarterly) {
    const own = series.get(id)
    const values = own?.values ?? []
    const forecast = forecastOf({
      indicator,
      values,
      last: own ? { kind: 'quarter', index: own.first + values.length - 1 } : period,
      breaks: breaksOf(id),
      targetOf: (at) => targetBeside(targetsOf(id), id, at, target),
    })
    if (forecast && samePeriod(yearOf(forecast.period), yearOf(period))) found.set(id, forecast)
  }
  return found
}
