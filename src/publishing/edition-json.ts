import { z } from '@hono/zod-openapi'
import { text } from '../api/schemas.ts'
import { periodLabel, periodSlug } from '../kernel/period-words.ts'
import { stateOf } from './archive.ts'
import type { EditionFileTold, EditionListed, StoredEdition } from './edition.ts'
import type { FigureChange } from './figure-change.ts'
import type { Snapshot } from './snapshot.ts'

const editionFacts = {
  code: z.string().openapi({ example: '3f9a0c12bd44' }),
  definition: z.string(),
  body: z.object({ code: z.string(), name: z.string() }).openapi({
    description: 'What it is about: a department, a theme, a scorecard, or the whole place (`all`).',
  }),
  period: z.string(),
  periodLabel: z.string(),
  asAt: z.string(),
  publishedAt: z.string(),
  publishedBy: z.string(),
  state: z.enum(['current', 'superseded', 'withdrawn']),
  supersededBy: z.string().nullable(),
  withdrawn: z.object({ at: z.string(), by: z.string(), reason: z.string() }).nullable(),
}

export const editionSchema = z.object(editionFacts).openapi('PublishedReport')

export const editionDetailSchema = z
  .object({
    ...editionFacts,
    hash: z.string().openapi({ description: 'SHA-256 of what was frozen.' }),
    template: z.string().nullable().openapi({
      description:
        'SHA-256 of the Word template that its Word file stands in; null: the look of the service.',
    }),
    isAsPublished: z.boolean().openapi({
      description: 'False where what is stored no longer has its hash: then no file is given out.',
    }),
    files: z.array(
      z.object({
        format: z.string(),
        bytes: z.number().int(),
        extent: z
          .object({ unit: z.enum(['pages', 'sheets']), count: z.number().int() })
          .nullable()
          .openapi({ description: 'Null where a file has no pages or sheets of its own.' }),
      }),
    ),
    changedSince: z.array(
      z.object({
        indicator: z.string(),
        area: z.string(),
        period: z.string(),
        before: z.string().nullable(),
        after: z.string().nullable(),
        on: z.string().nullable(),
      }),
    ),
  })
  .openapi('PublishedReportRead')

export const publishingSchema = z
  .strictObject({
    asAt: z.string().max(40).optional().openapi({ description: 'As at when; now where it is left out.' }),
    seen: z.string().max(12).optional().openapi({
      description:
        'Code of the last edition that you know of, empty for none: one that was published since is not superseded.',
    }),
  })
  .openapi('ReportToPublish')

export const withdrawingSchema = z.strictObject({ reason: text(2_000) }).openapi('ReportToWithdraw')

export const editionParams = z.object({ code: z.string().max(12) })

export function editionJson(edition: EditionListed): z.input<typeof editionSchema> {
  const { code, definition, subject, period, asAt, publishedAt, publishedBy, supersededBy, withdrawn } =
    edition
  return {
    code,
    definition,
    body: { ...subject },
    period: periodSlug(period),
    periodLabel: periodLabel(period),
    asAt: asAt.toISOString(),
    publishedAt: publishedAt.toISOString(),
    publishedBy,
    state: stateOf(edition),
    supersededBy,
    withdrawn: withdrawn && { ...withdrawn, at: withdrawn.at.toISOString() },
  }
}

export function editionDetailJson(
  edition: StoredEdition,
  snapshot: Pick<Snapshot, 'template'> | null,
  changes: readonly FigureChange[],
  files: readonly EditionFileTold[],
): z.input<typeof editionDetailSchema> {
  return {
    ...editionJson(edition),
    hash: edition.hash.toString('hex'),
    template: snapshot?.template ?? null,
    isAsPublished: snapshot !== null,
    files: files.map(({ format, bytes, extent }) => ({ format, bytes, extent })),
    changedSince: changes.map(({ indicator, areaCode, period, before, after, on }) => ({
      indicator: indicator.code,
      area: areaCode,
      period: periodSlug(period),
      before: before?.value ?? null,
      after: after?.value ?? null,
      on,
    })),
  }
}
