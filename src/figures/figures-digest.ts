import { periodSlug } from '../kernel/period-words.ts'
import { digestOf } from '../record/chain.ts'
import type { Figure, FigurePlace } from './indicator.ts'

/** A revision as the store keeps it: what it says, and by whom and when it was entered and signed off. */
export interface RecordedFigure extends Figure, FigurePlace {
  readonly revision: number
  /** Ids of persons; null for the system itself. */
  readonly recordedBy: number | null
  readonly recordedAt: Date
  readonly signedBy: number | null
  readonly returnId: number | null
}

/**
 * SHA-256 over all that figures say and who stands behind them, in an order of their own. The record keeps it for each
 * change that brought figures in; it is worked out again from the store to show that none was altered since.
 */
export function figuresDigest(figures: readonly RecordedFigure[]): string {
  return digestOf(figures.map(figureLine).sort())
}

export function figureLine(figure: RecordedFigure): string {
  return JSON.stringify([
    figure.indicatorId,
    figure.areaCode,
    periodSlug(figure.period),
    figure.revision,
    figure.value,
    figure.numerator,
    figure.denominator,
    figure.lower,
    figure.upper,
    figure.status,
    figure.mark,
    figure.reason,
    figure.source,
    figure.recordedBy,
    figure.recordedAt.toISOString(),
    figure.signedBy,
    figure.returnId,
  ])
}
