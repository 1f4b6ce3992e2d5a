import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { AutoETS, initSync } from '@bsull/augurs/ets'
import jStat from 'jstat'
import { probit } from 'simple-statistics'
import { chiSquaredQuantile } from '../../src/stats/chi-squared.ts'
import { deduceTable, forecast, suppressTable, xmr } from '../../src/stats/index.ts'
import { criticalZ } from '../../src/stats/normal.ts'
import { linearOracle } from '../../src/stats/testing/linear-oracle.ts'
import { linkedOf } from '../../src/stats/testing/linked-tables.ts'
import { type Measurement } from './measurement.ts'

const rounds = 5
const horizon = 4

/**
 * The statistics beside what npm offers for the same task, with its error as well as its time: exponential smoothing
 * of `@bsull/augurs` (its seasonal models are not written yet), linear programming of `highs`, the distributions of `jstat` and `simple-statistics`. No package
 * is known that makes XmR charts or suppresses tables. Processor time, the median of interleaved runs.
 */
export async function* measure({ scale }: { scale: number }): AsyncGenerator<Measurement> {
  yield* forecasts(Math.max(1, Math.round(3000 * scale)))
  yield* charts(Math.max(1, Math.round(3000 * scale)))
  yield* tables()
  yield* distributions()
}

async function* forecasts(count: number): AsyncGenerator<Measurement> {
  const wasm = import.meta.resolve('@bsull/augurs/ets').replace(/ets\.js$/, 'ets_bg.wasm')
  initSync({ module: await readFile(fileURLToPath(wasm)) })
  const draw = drawFrom(1)
  const series = Array.from({ length: count }, () => quarters(draw, 20 + horizon))
  const seen = series.map((values) => values.slice(0, -horizon))
  const outcomes = series.map((values) => values.at(-1) ?? 0)
  const ways: Record<string, () => Range[]> = {
    'our stack': () =>
      seen.map((values) => {
        const { point, lower80, upper80 } = forecast(values, { perYear: 4, horizon, target: 100 })
        return { point: point ?? NaN, lower: lower80 ?? NaN, upper: upper80 ?? NaN }
      }),
    'ETS of @bsull/augurs': () => seen.map(smoothed),
  }
  const { times, answers } = interleaved(ways)
  for (const [name, ranges] of Object.entries(answers)) {
    yield lower(`forecast of ${count} series, ${name}`, times[name] ?? NaN, 'ms')
    yield lower(`forecast, sMAPE four quarters ahead, ${name}`, smape(ranges, outcomes), '%')
    const held = ranges.filter(
      (range, i) => range.lower <= (outcomes[i] ?? 0) && (outcomes[i] ?? 0) <= range.upper,
    )
    yield lower(
      `forecast, 80 % range off 80 % by, ${name}`,
      Math.abs((100 * held.length) / count - 80),
      'points',
    )
  }
}

type Range = { point: number; lower: number; upper: number }

function smoothed(values: readonly number[]): Range {
  const model = new AutoETS(1, 'ZZN')
  try {
    model.fit([...values])
    const { point, intervals } = model.predict(horizon, 0.8)
    const at = horizon - 1
    return { point: point[at] ?? NaN, lower: intervals?.lower[at] ?? NaN, upper: intervals?.upper[at] ?? NaN }
  } catch {
    const last = values.at(-1) ?? NaN
    return { point: last, lower: last, upper: last }
  } finally {
    model.free()
  }
}

function* charts(count: number): Generator<Measurement> {
  const draw = drawFrom(2)
  const series = Array.from({ length: count }, () => quarters(draw, 36))
  const { times } = interleaved({
    xmr: () => series.map((values) => xmr(values, { direction: 'high', target: 100 })),
  })
  yield lower(`XmR of ${count} series of 36`, times.xmr ?? NaN, 'ms')
}

async function* tables(): AsyncGenerator<Measurement> {
  const draw = drawFrom(3)
  const counts = Array.from({ length: 100 }, () =>
    Array.from({ length: 12 }, () => Math.floor(draw() * draw() * 60)),
  )
  const { times, answers } = interleaved({ suppress: () => suppressTable(counts) })
  yield lower('suppression of a 100 x 12 table', times.suppress ?? NaN, 'ms')
  const hidden = answers.suppress.hidden
  const cells = hidden.flatMap((row, i) => row.flatMap((is, j) => (is ? [[i, j] as const] : [])))
  yield lower(
    'suppression, cells hidden beside small ones',
    cells.length - answers.suppress.primary.flat().filter(Boolean).length,
    'cells',
  )

  const small = counts.slice(0, 20)
  const part = hidden.slice(0, 20)
  const linked = linkedOf(small)
  const marks = [...part.map((row) => [...row, false]), Array<boolean>(13).fill(false)].flat()
  const attack = await linearOracle()
  const some = cells.filter(([i]) => i < 20)
  const both = interleaved({
    'maximal flow': () => deduceTable(small, part).flatMap((row, i) => row.filter((_, j) => part[i]?.[j])),
    'linear programming by highs': () => some.map(([i, j]) => attack(linked, marks, i * 13 + j)),
  })
  for (const [name, time] of Object.entries(both.times)) {
    yield lower(`deducing ${some.length} hidden cells of a 20 x 12 table, ${name}`, time, 'ms')
  }
}

function* distributions(): Generator<Measurement> {
  // scipy 1.17: chi2.isf(0.025, df), and 60-digit arithmetic for the normal
  const chi = [
    [10, 20.483177350807388],
    [304, 354.1936664125609],
    [2580, 2722.6749933951005],
    [1e6, 1002773.701467926],
  ] as const
  const worst = (quantile: (p: number, freedom: number) => number) =>
    Math.max(...chi.map(([freedom, value]) => Math.abs(quantile(0.975, freedom) / value - 1)))
  yield lower('chi-squared 97.5 % point, worst relative error, ours', worst(chiSquaredQuantile), '')
  yield lower(
    'chi-squared 97.5 % point, worst relative error, jstat',
    worst((p, df) => jStat.chisquare.inv(p, df)),
    '',
  )
  const normal = 3.090232306167813
  yield lower('normal 99.9 % point, relative error, ours', Math.abs(criticalZ(0.998) / normal - 1), '')
  yield lower(
    'normal 99.9 % point, relative error, simple-statistics',
    Math.abs(probit(0.999) / normal - 1),
    '',
  )
}

const lower = (name: string, value: number, unit: string): Measurement => ({
  name: `stats: ${name}`,
  value,
  unit,
  better: 'lower',
})

/** Runs every way once a round, in turn, and takes the median processor time of each; a first round warms up. */
function interleaved<Ways extends Record<string, () => unknown>>(ways: Ways) {
  const all: Record<string, number[]> = {}
  const answers: Record<string, unknown> = {}
  for (let round = 0; round <= rounds; round++) {
    for (const [name, run] of Object.entries(ways)) {
      const before = process.cpuUsage()
      answers[name] = run()
      const { user, system } = process.cpuUsage(before)
      if (round > 0) (all[name] ??= []).push((user + system) / 1000)
    }
  }
  const times = Object.fromEntries(
    Object.entries(all).map(([name, own]) => [
      name,
      own.toSorted((a, b) => a - b)[Math.floor(own.length / 2)] ?? NaN,
    ]),
  )
  return { times, answers: answers as { [Name in keyof Ways]: ReturnType<Ways[Name]> } }
}

/** A level that wanders, a season for half of the series, and noise; the same on every machine. */
function quarters(draw: () => number, length: number): number[] {
  const normal = () => draw() + draw() + draw() + draw() - 2
  const season = draw() < 0.5 ? [0, 0, 0, 0] : [8 * normal(), 8 * normal(), 8 * normal(), 8 * normal()]
  const slope = normal() / 2
  let level = 60 + 60 * draw()
  return Array.from({ length }, (_, at) => {
    level += slope + 2 * normal()
    return Math.max(1, level + (season[at % 4] ?? 0) + 2 * normal())
  })
}

function drawFrom(seed: number): () => number {
  let state = seed
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32
}

const smape = (ranges: readonly Range[], outcomes: readonly number[]): number =>
  ranges.reduce((all, { point }, i) => {
    const outcome = outcomes[i] ?? NaN
    return all + (200 * Math.abs(point - outcome)) / (Math.abs(point) + Math.abs(outcome))
  }, 0) / ranges.length
