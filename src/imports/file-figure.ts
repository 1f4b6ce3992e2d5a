import type { Period } from '../kernel/period.ts'
import type { Figure, ObservationStatus } from '../figures/indicator.ts'

/** One good row: where it stands by code, and what it says. A status that the file does not give is null. */
export interface FileFigure extends Omit<Figure, 'status'> {
  readonly line: number
  readonly indicatorCode: string
  readonly areaCode: string
  readonly period: Period
  readonly status: ObservationStatus | null
}
