import type { PeriodKind } from '../kernel/period.ts'
import { readPeriod } from '../kernel/read-period.ts'
import { detached } from '../files/file-text.ts'

/** The kinds of period that the rows of a file name, by indicator, for one that does not say how often its figures come. */
export class KindsOfPeriods {
  /** A file has few periods and many rows. */
  readonly #kinds = new Map<string, PeriodKind | null>()
  readonly #rows = new Map<string, Map<PeriodKind, number>>()

  add(code: string, period: string): void {
    const kind = this.#kindIn(period)
    if (kind === null) return
    const rows = this.#rows.get(code) ?? new Map<PeriodKind, number>()
    this.#rows.set(code, rows.set(kind, (rows.get(kind) ?? 0) + 1))
  }

  /** The kind that most rows of the indicator name; null where none is certain. */
  of(code: string): PeriodKind | null {
    const [most] = [...(this.#rows.get(code) ?? [])].toSorted(([, a], [, b]) => b - a)
    return most?.[0] ?? null
  }

  #kindIn(period: string): PeriodKind | null {
    const known = this.#kinds.get(period)
    if (known !== undefined) return known
    const reading = bareYear.test(period) ? null : readPeriod(period)
    const kind = reading?.is === 'one' ? reading.period.kind : null
    this.#kinds.set(detached(period), kind)
    return kind
  }
}

/** A year alone says nothing: most years of a council are financial years. */
const bareYear = /^\s*\d{4}\b(?!\s*[-/–])/
