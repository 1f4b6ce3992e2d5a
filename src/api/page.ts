import { z } from '@hono/zod-openapi'
import { refuse, type Refusal } from '../kernel/refusal.ts'

export const pageQuery = {
  after: z.string().max(200).optional().openapi({ description: '`next` of the page before.' }),
  limit: z.coerce.number().int().min(1).max(1000).optional().openapi({ description: '100 unless said.' }),
}

export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    next: z.string().nullable().openapi({ description: 'For `after`; null on the last page.' }),
  })
}

export interface Page<Item> {
  readonly items: Item[]
  readonly next: string | null
}

/** One page of a list: those that follow the one named by `after`, at most `limit`. */
export function paged<Item>(
  items: readonly Item[],
  { after, limit = 100 }: { readonly after?: string | undefined; readonly limit?: number | undefined },
  cursorOf: (item: Item) => string,
): { readonly body: Page<Item> } | Refusal {
  const before = after === undefined ? -1 : items.findIndex((item) => cursorOf(item) === after)
  if (after !== undefined && before === -1) return refuse('invalid', 'cursor-not-known')
  const shown = items.slice(before + 1, before + 1 + limit)
  const last = shown.at(-1)
  const isLast = before + 1 + limit >= items.length
  return { body: { items: shown, next: last && !isLast ? cursorOf(last) : null } }
}
