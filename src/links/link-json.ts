import { z } from '@hono/zod-openapi'
import type { LinkListed } from './link.ts'

const instant = z.iso.datetime()

export const linkSchema = z
  .object({
    id: z.number().int(),
    person: z.object({ id: z.number().int(), post: z.string() }),
    standing: z.enum(['good', 'withdrawn', 'left', 'accepted', 'expired']),
    givenBy: z.string().openapi({ description: 'Empty where a reminder brought it.' }),
    note: z.string(),
    givenAt: instant,
    endsAt: instant,
    openedAt: instant.nullable(),
    withdrawnAt: instant.nullable(),
  })
  .openapi('ReturnLink')

/** A link as programs see it: never what opens it. */
export function linkJson(link: LinkListed): z.input<typeof linkSchema> {
  const { id, person, standing, givenBy, note, givenAt, endsAt, openedAt, withdrawnAt } = link
  return {
    id,
    person: { id: person.id, post: person.post },
    standing,
    givenBy,
    note,
    givenAt: givenAt.toISOString(),
    endsAt: endsAt.toISOString(),
    openedAt: openedAt?.toISOString() ?? null,
    withdrawnAt: withdrawnAt?.toISOString() ?? null,
  }
}
