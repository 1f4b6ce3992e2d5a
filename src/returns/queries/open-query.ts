import type { StepTaken } from '../return.ts'

/** The step that sent a return back with a query and that nobody has answered by sending it again; null: there is none. */
export function openQuery<Taken extends Pick<StepTaken, 'step'>>(steps: readonly Taken[]): Taken | null {
  const last = steps.at(-1)
  return last?.step === 'query' ? last : null
}

/** What was asked about a line, by whom and when, as a page says it. */
export interface AskedView {
  readonly comment: string
  readonly by: string
  readonly when: string
}
