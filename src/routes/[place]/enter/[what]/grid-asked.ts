import type { RequestEvent } from '@sveltejs/kit'
import type { GridAsked } from '#src/grids/entry-grid.action.ts'
import { lastClosed } from '#src/indicators/own-period.ts'
import { viewOf, within } from '../../../frame.ts'

/** The grid that the address names: of the last quarter that has closed, where it names no period. */
export function gridAsked(event: RequestEvent<{ place: string; what: string }>): GridAsked {
  const { today } = within(event)
  const { period } = viewOf(event)
  const page = Number(event.url.searchParams.get('page') ?? '1')
  return {
    what: event.params.what,
    period: period ?? lastClosed('quarter', today),
    page: Number.isInteger(page) && page > 0 && page < 1_000 ? page : 1,
  }
}
