import type { Period } from '../kernel/period.ts'
import type { EditionListed } from '../publishing/edition.ts'
import { reportDefinition, type Audience, type ReportCode } from '../reports/report-list.ts'
import type { Role } from '../rights/roles.ts'

/** A report that somebody came to read. */
export interface ReportForYou {
  readonly definition: OfferedReport
  /** A theme, a department, a scorecard or the place, in words. */
  readonly about: string
  readonly period: Period
  /** Within the place. */
  readonly href: string
}

/** How many are offered at most. */
export const offeredAtMost = 4

/** Which roles each audience is made of; whoever fills in figures has a desk of tasks instead. */
const readersOf: Readonly<Record<Audience, readonly Role[]>> = {
  'operational-director': ['operational-director', 'responsible-officer'],
  'management-team': ['strategic-director'],
  'executive-board': ['strategic-director', 'portfolio-holder', 'councillor'],
  boards: ['portfolio-holder', 'councillor'],
  'theme-partnership': ['body-chair', 'body-officer'],
  // Who is late is read as it stands now, among the returns.
  'performance-team': [],
}

/** In the order in which they are offered: what is going wrong and why comes before everything else. */
export const offeredReports = [
  'exceptions',
  'theme-exceptions',
  'scorecard',
  'half-year',
  'theme',
  'digest',
  'departmental',
] as const satisfies readonly ReportCode[]

export type OfferedReport = (typeof offeredReports)[number]

/** The roles that a report is made for; none of one that the product no longer writes. */
export function readersOfReport(definition: string): readonly Role[] {
  const known = reportDefinition(definition)
  return known ? readersOf[known.audience] : []
}

/** The reports made for holders of these roles, in the order in which they are offered. */
export function reportsFor(roles: readonly Role[]): OfferedReport[] {
  return offeredReports.filter((code) => readersOfReport(code).some((role) => roles.includes(role)))
}

/**
 * Of the editions that somebody may open, those that stand and are made for one of these roles: of each report and subject the
 * latest period, exceptions first.
 */
export function newestFor(
  roles: readonly Role[],
  editions: readonly EditionListed[],
): (EditionListed & { readonly definition: OfferedReport })[] {
  return reportsFor(roles).flatMap((definition) => {
    const standing = editions.filter(
      (one) => one.definition === definition && !one.withdrawn && one.supersededBy === null,
    )
    const bySubject = Map.groupBy(standing, ({ subject }) => subject.code)
    return [...bySubject.values()]
      .flatMap((some) => some.toSorted((a, b) => b.period.index - a.period.index).slice(0, 1))
      .toSorted((a, b) => b.period.index - a.period.index || a.subject.name.localeCompare(b.subject.name))
      .map((one) => ({ ...one, definition }))
  })
}
