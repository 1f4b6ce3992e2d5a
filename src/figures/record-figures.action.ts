import type { Plain } from '../record/entry.ts'
import type { Change } from '../record/make-change.action.ts'
import { figuresDigest } from './figures-digest.ts'
import { insertObservations, type ArrivingFigure, type Written } from './insert-observations.sql.ts'

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
  if (figures.length > 0) await writeFigures(change, figures, recording)
  const written = writtenIn(change, recording)
  const digest = figuresDigest(figures.map((figure) => ({ ...figure, ...written })))
  return recordWritten(change, recording, { count: figures.length, digest })
}

/** The way in taken in portions: nothing else is recorded in the change until `recordWritten` has spoken of them all. */
export async function writeFigures(
  change: Change,
  figures: Iterable<ArrivingFigure>,
  recording: Pick<Recording, 'signedBy' | 'returnId'>,
  onSent?: () => void,
): Promise<void> {
  await insertObservations(
    change.trx,
    change.tenantId,
    figures,
    writtenIn(change, recording),
    change.sequence,
    onSent,
  )
}

export function writtenIn(
  { at }: Pick<Change, 'at'>,
  { signedBy, returnId }: Pick<Recording, 'signedBy' | 'returnId'>,
): Written {
  return { recordedAt: at, signedBy, returnId }
}

export async function recordWritten(
  change: Change,
  { as, action, subjectKind, subject, reason, before, after }: Recording,
  figures: { readonly count: number; readonly digest: string },
): Promise<number> {
  return change.record({
    as,
    action,
    subjectKind,
    subject,
    ...(reason === undefined ? {} : { reason }),
    ...(before === undefined ? {} : { before }),
    after: { ...after, figures },
  })
}
