import { z } from '@hono/zod-openapi'

export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().optional(),
    code: z.string(),
    reference: z.string().optional(),
    findings: z
      .array(z.object({ field: z.string(), code: z.string(), severity: z.string(), message: z.string() }))
      .optional(),
  })
  .openapi('Problem', { description: 'A problem document (RFC 9457) with the findings in it.' })

/** Text that the store and every file can hold: no character 0, no half of a pair. */
export function text(most: number) {
  return z
    .string()
    .max(most)
    .refine(
      (value) => !value.includes('\u0000') && value.isWellFormed(),
      'has a character that cannot be kept',
    )
}

/** An exact decimal number, as text: a JSON number would pass through binary floating point. */
export const decimalText = z.string().openapi({ example: '38.2' })

/** The place that every request may name. */
export const placeQuery = {
  place: z
    .string()
    .max(40)
    .optional()
    .openapi({ description: 'Short name of the place; the first one that the account has a role in.' }),
}
export const asAtQuery = {
  asAt: z.string().max(40).optional().openapi({
    description:
      'The figures that stood then: `2008-11-14` (the end of that day), `2008-11-14T17:05` or an instant. Now unless said.',
    example: '2008-11-14',
  }),
}
export const periodQuery = {
  period: z.string().max(40).optional().openapi({ example: 'q2-2008-09' }),
}
