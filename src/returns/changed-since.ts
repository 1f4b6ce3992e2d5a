import { placeKey, type Observation } from '../figures/indicator.ts'
import type { LineInContext } from './return.ts'

/** A figure that stood when a return was accepted, and that says something else today. */
export interface ChangedSince {
  readonly was: Observation
  readonly is: Observation
}

/** By indicator code: the figures of a return that were changed after it was accepted, by whatever way. */
export function changedSince(
  lines: readonly Pick<LineInContext, 'indicator' | 'period'>[],
  atAcceptance: readonly Observation[],
  now: readonly Observation[],
): Map<string, ChangedSince> {
  const then = new Map(atAcceptance.map((figure) => [placeKey(figure), figure]))
  const found = new Map<string, ChangedSince>()
  for (const { indicator, period } of lines) {
    const is = now.find(
      (figure) => figure.indicatorId === indicator.id && placeKey({ ...figure, period }) === placeKey(figure),
    )
    const was = is && then.get(placeKey(is))
    if (is && was && (is.value !== was.value || is.mark !== was.mark)) found.set(indicator.code, { was, is })
  }
  return found
}
