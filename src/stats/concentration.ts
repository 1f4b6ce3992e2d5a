import { arePresent, readOptions, requireSameLength, type Figure, type Options } from './arguments.ts'
import { estimateOf, noEstimate, type Estimate } from './estimate.ts'
import { criticalZ } from './normal.ts'
import { sum, sumOfProducts } from './sums.ts'

/**
 * Concentration index of a figure over people ordered from worst to best off: 0 when it is spread evenly, negative
 * when it falls on the worse off, −1 to 1. Over people ordered by the figure itself it is the Gini coefficient.
 *
 * `values` in order, worst off first; `populations` when each stands for a group (rates by quintile), else one person
 * each. Grouped: C = Σ (p_t L_{t+1} − p_{t+1} L_t), p and L the running shares of people and of the figure. For single
 * people this equals 2 cov(y, rank)/mean, and the limits come from
 *
 *     Var = ((1/n) Σ aᵢ² − (1 + C)²)/n,   aᵢ = (yᵢ/mean)(2Rᵢ − 1 − C) + 2 − q_{i−1} − q_i
 *
 * (Kakwani, Wagstaff & van Doorslaer 1997). Groups have no limits here: they would need the spread within groups.
 * Null with a reason: nobody, a missing or negative value, a group without people, nothing to share. For percentages
 * the index is bounded by the mean: state the bounds, or use the Erreygers correction 4 × mean × C.
 */
export function giniConcentration(
  { values, populations }: { values: readonly Figure[]; populations?: readonly Figure[] },
  options: Options = {},
): Estimate {
  const { confidence, multiplier } = readOptions(options)
  requireSameLength({ values, populations })
  const isGrouped = populations !== undefined
  const method = isGrouped ? 'grouped concentration index' : 'concentration index, Kakwani et al'
  const people = populations ?? values.map(() => 1)
  if (values.length === 0) return noEstimate(method, 'no values')
  if (!arePresent(values) || !arePresent(people)) return noEstimate(method, 'a figure is missing')
  if (values.some((value) => value < 0)) return noEstimate(method, 'a value is negative')
  if (people.some((own) => own <= 0)) return noEstimate(method, 'a group has no population')
  const whole = sum(people)
  const total = sumOfProducts(people, values)
  if (!(total > 0)) return noEstimate(method, 'there is nothing to share')

  const shareOfPeople = running(people, whole)
  const shareOfFigure = running(
    people.map((own, index) => own * (values[index] ?? 0)),
    total,
  )
  const index = sum(
    shareOfPeople
      .slice(1)
      .map((p, t) => (shareOfPeople[t] ?? 0) * (shareOfFigure[t + 1] ?? 0) - p * (shareOfFigure[t] ?? 0)),
  )
  const n = values.length
  if (isGrouped || n < 2) {
    const only = estimateOf(index * multiplier, { lower: 0, upper: 0 }, method, 'no interval from groups')
    return { ...only, lower: null, upper: null }
  }
  const squares = values.map((value, i) => {
    const ownRank = (i + 0.5) / n
    const q = (shareOfFigure[i] ?? 0) + (shareOfFigure[i + 1] ?? 0)
    return ((value / (total / n)) * (2 * ownRank - 1 - index) + 2 - q) ** 2
  })
  const variance = (sum(squares) / n - (1 + index) ** 2) / n
  const reach = criticalZ(confidence) * Math.sqrt(Math.max(0, variance))
  const limits = { lower: (index - reach) * multiplier, upper: (index + reach) * multiplier }
  return estimateOf(index * multiplier, limits, method)
}

/** 0 and the running shares of a total. */
function running(parts: readonly number[], total: number): number[] {
  const shares = [0]
  for (const part of parts) shares.push((shares.at(-1) ?? 0) + part / total)
  return shares
}
