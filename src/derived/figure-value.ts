import type { Observation } from '../figures/indicator.ts'
import type { FigurePart } from '../formulas/reference.ts'
import { absent, valueOf, type Value } from '../formulas/value.ts'

/** What a figure comes to in a formula: the part that is asked for, or the reason why there is none. */
export function figureValue(observation: Observation | undefined, part: FigurePart): Value {
  if (!observation) return absent('missing')
  const { mark, computed } = observation
  if (computed?.absence) return absent(computed.absence.reason)
  if (mark !== 'ok' && mark !== 'nil') return absent(mark)
  const number = observation[part]
  return number === null ? absent('missing') : valueOf(number)
}
