import { periodSlug } from '../kernel/period-words.ts'
import type { Actor } from '../rights/actor.ts'
import { mayDo, type Facts } from '../rights/policy.ts'
import type { ReportDefinition } from '../reports/report-list.ts'
import type { EditionKey } from './edition.ts'
import { rightsIn } from './sight.ts'

/** Whoever publishes a report may also read all of it. */
export function mayPublish(
  actor: Actor,
  definition: Pick<ReportDefinition, 'publishedFor'>,
  facts: Facts,
): boolean {
  return mayDo(actor, 'report.publish', facts) && mayRead(actor, definition, facts)
}

/** May this person open an edition of the report? */
export function mayRead(
  actor: Actor,
  definition: Pick<ReportDefinition, 'publishedFor'>,
  facts: Facts,
): boolean {
  return rightsIn(definition).every((right) => mayDo(actor, right, facts))
}

/** What the record calls it: `scorecard:corporate:q2-2008-09`. */
export function editionSubject({ definition, subject, period }: Omit<EditionKey, 'asAt'>): string {
  return `${definition}:${subject}:${periodSlug(period)}`
}

/** What mail about it is kept under, so that none is sent once it is withdrawn. */
export const aboutEdition = (code: string): string => `edition/${code}`
