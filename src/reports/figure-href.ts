import { figureAddress } from '../performance/addresses.ts'
import { writeAsAt } from '../kernel/london.ts'
import type { Period } from '../kernel/period.ts'

/** The whole address of a figure's own page, as at the moment of the report. */
export function figureHref(
  { base, asAt }: { readonly base: string; readonly asAt: Date },
  { indicator, areaCode, period }: FigureNamed,
): string {
  return `${base}${figureAddress(indicator.code, areaCode, period)}?as-at=${encodeURIComponent(writeAsAt(asAt))}`
}

interface FigureNamed {
  readonly indicator: { readonly code: string }
  readonly areaCode: string
  readonly period: Period
}
