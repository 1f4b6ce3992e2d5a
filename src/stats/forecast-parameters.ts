/**
 * What the forecast was taught, as data: printed by `npm run backtest -- FOLDER --fit` and copied here unchanged.
 *
 * Fitted on the "fit" and "choose" parts of 1,148 real series (ONS local indicators, adult social care measures, the
 * M1 and M3 competitions); the "report" quarter of the series has chosen nothing. Each series stands in one part.
 * The fit minimises the logarithmic score with all weights at or above 0, so that a harder target is never likelier;
 * there is no intercept, so that the two polarities mirror each other. Council and competition series weigh by the
 * square root of their number.
 */
export type ForecastParameters = {
  /** Weight of each way to forecast where the series shows no trend. */
  steady: Weights
  /** Weight of each where it shows a clear one; in between, the two are mixed by the evidence. */
  trending: Weights
  /** Share of the fitted distribution cut off at each end so that 80 % of real outcomes fell in between. */
  tail: number
}

export type Weights = { randomWalk: number; drift: number; theta: number; dampedTrend: number }

/** Evidence t²/(t² + 8) of a trend, t being the mean change over its standard error: half way at t = 2.8. */
export const evidenceHalfway = 8

const quarterly: ForecastParameters = {
  steady: { randomWalk: 1.072, drift: 0, theta: 0, dampedTrend: 0.886 },
  trending: { randomWalk: 0.544, drift: 0.199, theta: 0, dampedTrend: 1.614 },
  tail: 0.13,
}

/** By values a year. Monthly series borrow what quarterly ones taught: none of the series was monthly. */
export const forecastParameters: Record<1 | 4 | 12, ForecastParameters> = {
  1: {
    steady: { randomWalk: 1.152, drift: 0, theta: 0.794, dampedTrend: 0 },
    trending: { randomWalk: 0.037, drift: 1.038, theta: 0.352, dampedTrend: 0.818 },
    tail: 0.12,
  },
  4: quarterly,
  12: quarterly,
}
