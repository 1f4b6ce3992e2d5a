import {
  brierScore,
  forecast,
  reliability,
  type ForecastCategory,
  type ReliabilityBin,
} from '../../src/stats/index.ts'
import { type Case } from './cases.ts'
import { rivals, type RivalName } from './rivals.ts'
import { type Domain } from './series.ts'

/** What must be reached on the reported part, and what would be better still. */
export const bars = {
  council: { brier: 0.19, stretch: 0.184, likely: 0.75, unlikely: 0.2, calibrationError: 0.05 },
  annual: { brier: 0.147, stretch: 0.136, likely: 0.8, unlikely: 0.2, calibrationError: 0.05 },
  quarterly: { brier: 0.151, stretch: 0.14, likely: 0.8, unlikely: 0.2, calibrationError: 0.05 },
} as const satisfies Record<Domain, unknown>

export type Scores = {
  series: number
  cases: number
  brier: { forecast: number } & Record<RivalName, number>
  /** Difference from fitted RAG with its 95 % interval, series drawn again with replacement; below 0 is better. */
  againstFittedRag: { difference: number; lower: number; upper: number }
  /** Share of cases in each class, and how many of them hit. */
  classes: Record<'likely' | 'difficult' | 'unlikely', { share: number; hit: number | null }>
  calibrationError: number
  bins: ReliabilityBin[]
  /** Outcomes inside the 80 % range. */
  coverage80: number
  coverageBySteps: Record<number, number>
  meets: {
    brier: boolean
    stretch: boolean
    betterThanFittedRag: boolean
    classes: boolean
    calibration: boolean
  }
}

/** Scores of the shipped forecast and its rivals on some cases; the rivals learn from others. */
export function scoresOf(domain: Domain, cases: readonly Case[], learnFrom: readonly Case[]): Scores {
  const outcomes = cases.map(({ hit }) => hit)
  const made = cases.map(({ seen, perYear, steps, target, polarity }) =>
    forecast(seen, { perYear, horizon: steps, target, polarity }),
  )
  const said = made.map(({ probability }) => probability ?? 0.5)
  const rivalSaid = Object.entries(rivals).map(([name, rival]) => {
    const say = rival(learnFrom)
    return [name, cases.map((asked) => say(asked))] as const
  })
  const brier = { forecast: brierScore(said, outcomes), ...scoreEach(rivalSaid, outcomes) } as Scores['brier']
  const { bins, calibrationError } = reliability(said, outcomes)

  const classes = {
    likely: classOf('likely'),
    difficult: classOf('difficult'),
    unlikely: classOf('unlikely'),
  }
  function classOf(category: ForecastCategory) {
    const own = outcomes.filter((_, at) => made[at]?.category === category)
    return {
      share: own.length / outcomes.length,
      hit: own.length ? own.filter(Boolean).length / own.length : null,
    }
  }
  const isInside = cases.map(({ outcome }, at) => {
    const { lower80, upper80 } = made[at] ?? {}
    return outcome >= (lower80 ?? NaN) && outcome <= (upper80 ?? NaN)
  })
  const shareInside = (chosen: (asked: Case) => boolean) => {
    const own = isInside.filter((_, at) => cases[at] && chosen(cases[at]))
    return own.filter(Boolean).length / own.length
  }
  const steps = [...new Set(cases.map((asked) => asked.steps))].toSorted((a, b) => a - b)
  const bar = bars[domain]
  return {
    series: new Set(cases.map(({ seriesId }) => seriesId)).size,
    cases: cases.length,
    brier,
    againstFittedRag: bootstrap(cases, said, rivalSaid[0]?.[1] ?? []),
    classes,
    calibrationError: calibrationError ?? NaN,
    bins,
    coverage80: shareInside(() => true),
    coverageBySteps: Object.fromEntries(
      steps.map((step) => [step, shareInside((asked) => asked.steps === step)]),
    ),
    meets: {
      brier: brier.forecast <= bar.brier,
      stretch: brier.forecast <= bar.stretch,
      betterThanFittedRag: brier.forecast < brier['fitted tolerance RAG'],
      classes: (classes.likely.hit ?? 1) >= bar.likely && (classes.unlikely.hit ?? 0) <= bar.unlikely,
      calibration: (calibrationError ?? 0) <= bar.calibrationError,
    },
  }
}

const scoreEach = (said: readonly (readonly [string, number[]])[], outcomes: readonly boolean[]) =>
  Object.fromEntries(said.map(([name, probabilities]) => [name, brierScore(probabilities, outcomes)]))

/** Mean difference in squared error with the middle 95 % of 1,000 fixed redraws of whole series. */
function bootstrap(cases: readonly Case[], said: readonly number[], rival: readonly number[]) {
  const bySeries = Map.groupBy(cases.keys(), (at) => cases[at]?.seriesId ?? '')
  const sums = [...bySeries.values()].map((own) => ({
    n: own.length,
    sum: own.reduce((all, at) => {
      const hit = Number(cases[at]?.hit)
      return all + ((said[at] ?? 0) - hit) ** 2 - ((rival[at] ?? 0) - hit) ** 2
    }, 0),
  }))
  let state = 1
  const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32
  const mean = (drawn: typeof sums) =>
    drawn.reduce((all, { sum }) => all + sum, 0) / drawn.reduce((all, { n }) => all + n, 0)
  const draws = Array.from({ length: 1000 }, () =>
    mean(sums.map((own) => sums[Math.floor(next() * sums.length)] ?? own)),
  ).toSorted((a, b) => a - b)
  return { difference: mean(sums), lower: draws[25] ?? NaN, upper: draws[974] ?? NaN }
}
