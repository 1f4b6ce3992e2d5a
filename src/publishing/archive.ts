import { samePeriod, type Period } from '../kernel/period.ts'
import { reportDefinition, type Audience } from '../reports/report-list.ts'
import type { ArchiveChoice } from './addresses.ts'
import type { EditionListed } from './edition.ts'

/** The published reports of a choice, and what there is to choose from. */
export interface Archive {
  readonly editions: readonly EditionListed[]
  /** The latest first. */
  readonly periods: readonly Period[]
  readonly audiences: readonly Audience[]
  readonly reports: readonly string[]
}

export function archiveOf(all: readonly EditionListed[], choice: ArchiveChoice): Archive {
  const audiences = new Set(all.flatMap((one) => audienceOf(one) ?? []))
  const periods = new Map(all.map(({ period }) => [`${period.kind} ${period.index}`, period]))
  return {
    editions: all.filter(
      (one) =>
        (choice.period === null || samePeriod(choice.period, one.period)) &&
        (choice.audience === '' || audienceOf(one) === choice.audience) &&
        (choice.report === '' || one.definition === choice.report),
    ),
    periods: [...periods.values()].toSorted((a, b) => b.index - a.index),
    audiences: [...audiences].toSorted(),
    reports: [...new Set(all.map(({ definition }) => definition))].toSorted(),
  }
}

/** Whom it is for; null of a report that the product no longer writes. */
export function audienceOf({ definition }: Pick<EditionListed, 'definition'>): Audience | null {
  return reportDefinition(definition)?.audience ?? null
}

export type EditionState = 'current' | 'superseded' | 'withdrawn'

export function stateOf({ withdrawn, supersededBy }: EditionListed): EditionState {
  if (withdrawn) return 'withdrawn'
  return supersededBy === null ? 'current' : 'superseded'
}
