import { z } from '@hono/zod-openapi'
import { text } from '../api/schemas.ts'
import { mostReason } from './check-extension.ts'
import type { Extension } from './extension.ts'

const day = z.iso.date().nullable()
const instant = z.iso.datetime().nullable()

export const extensionSchema = z
  .object({
    number: z.number().int().openapi({ description: 'The requests for one return count from 1.' }),
    state: z.enum(['asked', 'granted', 'declined']),
    askedUntil: day.openapi({ description: 'Null where time was given without being asked for.' }),
    askedWhy: z.string(),
    askedBy: z.string().nullable(),
    askedAt: instant,
    until: day.openapi({ description: 'The day that was given.' }),
    decision: z.string(),
    decidedBy: z.string().nullable(),
    decidedAt: instant,
  })
  .openapi('Extension')

export const askSchema = z
  .strictObject({ until: text(10), reason: text(mostReason * 2) })
  .openapi('TimeAsked')

export const decisionSchema = z
  .strictObject({
    gives: z.boolean(),
    asked: z
      .number()
      .int()
      .min(0)
      .openapi({ description: 'The number of the request; 0 where nobody asked.' }),
    until: text(10).optional(),
    reason: text(mostReason * 2).optional(),
  })
  .openapi('TimeDecided')

export function extensionJson(extension: Extension): z.input<typeof extensionSchema> {
  const { number, state, askedUntil, askedWhy, askedBy, until, decision, decidedBy } = extension
  return {
    number,
    state,
    askedUntil,
    askedWhy,
    askedBy,
    askedAt: extension.askedAt?.toISOString() ?? null,
    until,
    decision,
    decidedBy,
    decidedAt: extension.decidedAt?.toISOString() ?? null,
  }
}
