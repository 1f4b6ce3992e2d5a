import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Plain } from '../record/entry.ts'
import type { Change } from '../record/make-change.action.ts'
import { digestOfLines, figureLine } from './figures-digest.ts'
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
  const { as, action, subjectKind, subject, reason, before, after, signedBy, returnId } = recording
  const written = { recordedAt: change.at, signedBy, returnId }
  const [digest] = await Promise.all([
    digestMeanwhile(figures, written),
    insertObservations(change.trx, change.tenantId, figures, written, change.sequence),
  ])
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

/** `figuresDigest` with pauses, so that it is worked out while the database is at work on the same figures. */
async function digestMeanwhile(figures: readonly ArrivingFigure[], written: Written): Promise<string> {
  const lines: string[] = []
  for (const figure of figures) {
    lines.push(figureLine({ ...figure, ...written }))
    if (lines.length % 500 === 0) await nextTurn()
  }
  return digestOfLines(lines)
}
