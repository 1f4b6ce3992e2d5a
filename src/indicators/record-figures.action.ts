import type { Plain } from '../record/entry.ts'
import type { Change } from '../record/make-change.action.ts'
import { figuresDigest } from './figures-digest.ts'
import { insertObservations, type ArrivingFigure } from './insert-observations.sql.ts'

export interface Recording {
  readonly as: string
  readonly action: string
  readonly subjectKind: string
  readonly subject: string
  readonly reason?: string
  readonly before?: Plain
  readonly after: { readonly [key: string]: Plain }
  readonly signedBy: number | null
  readonly returnId: number | null
}

/**
 * The one way into the value store: the figures, and an entry in the record with their digest, in the change at hand.
 * Answers the number of the entry.
 */
export async function recordFigures(
  change: Change,
  figures: readonly ArrivingFigure[],
  recording: Recording,
): Promise<number> {
  const { as, action, subjectKind, subject, reason, before, after, signedBy, returnId } = recording
  const written = { recordedAt: change.at, signedBy, returnId }
  await insertObservations(change.trx, change.tenantId, figures, written, change.sequence)
  const digest = figuresDigest(figures.map((figure) => ({ ...figure, ...written })))
  return change.record({
    as,
    action,
    subjectKind,
    subject,
    ...(reason === undefined ? {} : { reason }),
    ...(before === undefined ? {} : { before }),
    after: { ...after, figures: { count: figures.length, digest } },
  })
}
