import type { Period } from '../kernel/period.ts'

/** Periods, each once. */
export class PeriodSet {
  readonly #byKey = new Map<string, Period>()

  add(period: Period): void {
    this.#byKey.set(`${period.kind}|${period.index}`, period)
  }

  all(): Period[] {
    return [...this.#byKey.values()]
  }
}
