import { z } from 'zod'

/** What a message says, as data: plain text and HTML are both made from it when it is sent. */
export const letterSchema = z.object({
  /** The name of the place, which signs it. */
  place: z.string(),
  /** The first says what is asked for. */
  paragraphs: z.array(z.string()).min(1),
  /** The one link: its words, and its path within the product. */
  link: z.object({ text: z.string(), path: z.string().startsWith('/') }),
  /** A second way on, with what is said before it. */
  also: z.object({ asks: z.string(), text: z.string(), path: z.string().startsWith('/') }).optional(),
  /** Why this person gets it. */
  why: z.string(),
  /** Who to ring; '' where the place has named nobody. */
  helpPhone: z.string(),
})

export type Letter = z.infer<typeof letterSchema>
