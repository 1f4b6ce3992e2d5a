import { londonDate } from '../kernel/london.ts'
import type { Period } from '../kernel/period.ts'
import type { Place } from '../places/place.ts'

/** What every report says of itself. */
export interface ReportHead {
  readonly place: { readonly name: string; readonly brandColour: string }
  /** `https://performance.example.gov.uk/halton`: what every address in the report begins with. */
  readonly base: string
  /** Whose report it is: a department, a theme, a scorecard, or the whole place. */
  readonly subject: { readonly code: string; readonly name: string }
  readonly period: Period
  /** The day in the place on which the figures are judged: that of `asAt`. */
  readonly today: string
  readonly asAt: Date
}

/** What a report is asked for: `body` is the code of its subject, `asAt` a moment that is over (see `settleAsAt`). */
export interface ReportRequest {
  readonly body: string
  readonly period: Period
  readonly asAt: Date
}

export function headOf(
  publicOrigin: string,
  place: Place,
  subject: ReportHead['subject'],
  { period, asAt }: ReportRequest,
): ReportHead {
  return {
    place: { name: place.name, brandColour: place.brand.header },
    base: `${publicOrigin}/${place.shortName}`,
    subject: { code: subject.code, name: subject.name },
    period,
    today: londonDate(asAt),
    asAt,
  }
}
