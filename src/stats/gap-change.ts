import { type Estimate } from './estimate.ts'
import { difference, type Gap } from './gap.ts'

export type GapChange = {
  /** Gap after minus gap before: below 0 it has narrowed. */
  change: Estimate
  verdict: 'narrowing' | 'widening' | 'no clear change'
  /** The gap narrowed, and more because the rest got worse than because the deprived group got better. */
  levellingDown: boolean
}

type Rates = Partial<Pick<Gap, 'deprived' | 'rest' | 'polarity'>>

/**
 * Whether a gap is narrowing: d = g₁ − g₀ with MOVER limits from the intervals of the two gaps (Zou & Donner 2008).
 * Narrowing when the whole interval is below 0, widening when it is above, otherwise no clear change.
 *
 * The two periods must be independent: rolling years that share a year must not be passed. Without the rates behind
 * the gaps (as `gap` returns them), or when neither way is good, levelling down cannot be told and is false.
 */
export function gapChange(
  before: Pick<Gap, 'absolute'> & Rates,
  after: Pick<Gap, 'absolute'> & Rates,
): GapChange {
  const change = difference(after.absolute, before.absolute)
  const { lower, upper } = change
  const verdict =
    upper !== null && upper < 0 ? 'narrowing' : lower !== null && lower > 0 ? 'widening' : 'no clear change'
  return { change, verdict, levellingDown: verdict === 'narrowing' && isLevellingDown(before, after) }
}

function isLevellingDown(before: Rates, after: Rates): boolean {
  const polarity = after.polarity ?? 'neutral'
  if (polarity === 'neutral') return false
  const worsening = (from: Estimate | undefined, to: Estimate | undefined): number => {
    if (from?.value == null || to?.value == null) return 0
    return polarity === 'low' ? to.value - from.value : from.value - to.value
  }
  const restWorse = worsening(before.rest, after.rest)
  return restWorse > 0 && restWorse > -worsening(before.deprived, after.deprived)
}
