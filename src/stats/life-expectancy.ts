import {
  arePresent,
  readOptions,
  requireSameLength,
  requireThat,
  type Figure,
  type Options,
} from './arguments.ts'
import { estimateOf, noEstimate, type Estimate } from './estimate.ts'
import { criticalZ } from './normal.ts'
import { sum } from './sums.ts'

const method = 'Chiang, using Silcocks et al for confidence limits'

/** First ages of the 20 bands an abridged life table has: 0, 1, 5, 10 … 90. */
const standardAges = [0, 1, ...Array.from({ length: 18 }, (_, index) => 5 * (index + 1))]

export type LifeTable = {
  startAges: readonly number[]
  deaths: readonly Figure[]
  populations: readonly Figure[]
}

/**
 * Life expectancy at the start of each of 20 age bands by Chiang's abridged life table (Chiang 1968; Newell 1994):
 *
 *     M = deaths/population   q = nM/(1 + nM(1 − a))   a = 0.1 below one year, else 0.5   open band n = 2/M
 *     l₀ = 100,000, l ← l(1 − q)   L = n(l_next + a d), open band l/M   e = Σ L/l
 *
 * Limits by Silcocks, Jenner & Reza 2001 (doi 10.1136/jech.55.1.38): Var(q) = q²(1 − q)/D, of the open band 4/(D M²),
 * carried through Σ Var l² ((1 − a) n + e_next)².
 *
 * No value, with the reason, as PHEindicatormethods: other bands than the 20; missing or negative deaths; a band
 * without people, or with more deaths than people; 5,000 people or fewer in all; a 95 % interval wider than 20 years;
 * no deaths in the open band. Ages that do not rise are a RangeError. `multiplier` is not used.
 */
export function lifeExpectancy(
  table: LifeTable,
  options: Options = {},
): { age: number; expectancy: Estimate }[] {
  const { confidence } = readOptions(options)
  const { startAges, deaths, populations } = table
  requireSameLength({ startAges, deaths, populations })
  const rises = startAges.every(
    (age, band) => Number.isFinite(age) && (band === 0 || age > (startAges[band - 1] ?? 0)),
  )
  requireThat(rises, 'startAges', 'must rise from band to band')
  const suppressed = (reason: string) =>
    startAges.map((age) => ({ age, expectancy: noEstimate(method, reason) }))

  if (startAges.length !== 20 || !startAges.every((age, band) => age === standardAges[band])) {
    return suppressed('the age bands are not 0, 1, 5, 10 … 90')
  }
  if (!arePresent(deaths) || !arePresent(populations)) return suppressed('a figure is missing')
  if (deaths.some((count) => count < 0)) return suppressed('an age band has negative deaths')
  if (populations.some((people) => people <= 0)) return suppressed('an age band has no population')
  if (deaths.some((count, band) => count > (populations[band] ?? 0))) {
    return suppressed('an age band has more deaths than people')
  }
  if (sum(populations) <= 5000) return suppressed('5,000 people or fewer')
  if (deaths.at(-1) === 0) return suppressed('no deaths in the last age band')

  const z = criticalZ(confidence)
  return expectancies(startAges, deaths, populations).map(({ age, years, error }) => {
    if (2 * criticalZ(0.95) * error > 20) {
      return { age, expectancy: noEstimate(method, 'the 95 % interval is wider than 20 years') }
    }
    const limits = { lower: years - z * error, upper: years + z * error }
    return { age, expectancy: estimateOf(years, limits, method) }
  })
}

/** The table itself, from the oldest band down: each band needs only what follows it. */
function expectancies(
  startAges: readonly number[],
  deaths: readonly number[],
  populations: readonly number[],
) {
  const bands = startAges.map((age, band) => {
    const died = deaths[band] ?? 0
    const mortality = died / (populations[band] ?? 1)
    const next = startAges[band + 1]
    const years = next === undefined ? 2 / mortality : next - age
    const within = age === 0 ? 0.1 : 0.5
    const risk = Math.min(1, (years * mortality) / (1 + years * mortality * (1 - within)))
    return { age, died, mortality, years, within, risk, isOpen: next === undefined }
  })

  const results: { age: number; years: number; error: number }[] = []
  let expectancy = 0
  let variance = 0
  for (const { age, died, mortality, years, within, risk, isOpen } of bands.toReversed()) {
    if (isOpen) {
      expectancy = 1 / mortality
      variance = 1 / (died * mortality ** 2)
    } else {
      const ofRisk = died === 0 ? 0 : (risk ** 2 * (1 - risk)) / died
      variance = (1 - risk) ** 2 * variance + ofRisk * ((1 - within) * years + expectancy) ** 2
      expectancy = years * (1 - risk + within * risk) + (1 - risk) * expectancy
    }
    results.push({ age, years: expectancy, error: Math.sqrt(variance) })
  }
  return results.toReversed()
}
