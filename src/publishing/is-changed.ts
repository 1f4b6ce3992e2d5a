import type { Observation } from '../figures/indicator.ts'

type Shown = Pick<Observation, 'value' | 'mark' | 'status'>

/** Would the figure be printed otherwise? */
export function isChanged(before: Shown | null, after: Shown | null): boolean {
  if (before === null || after === null) return before !== after
  return before.value !== after.value || before.mark !== after.mark
}
