import type { RequestEvent } from '@sveltejs/kit'
import type { TenantTransaction } from '#src/db/tenant.ts'
import { loadFilters } from '#src/register/load-register.action.ts'
import { readRegisterQuery, registerParts } from '#src/register/register-query.ts'
import { registerWords } from '#src/register/words.ts'
import { viewOf, within } from '../../frame.ts'

/** Parts of the address that tell what was done, and those of its forms. */
const doneParts = ['done', '/owner', '/set']

/** What the address of the register asks for, in words the store understands, and what of it was not understood. */
export function registerAsked(event: Pick<RequestEvent, 'locals' | 'url'>, more: readonly string[] = []) {
  const { actor } = within(event)
  const view = viewOf(event, [...registerParts, ...doneParts, ...more])
  const words = registerWords(event.locals.locale)
  const at = { period: view.period, asAt: view.asAt, today: view.today }
  return {
    view,
    at,
    read: async (trx: TenantTransaction) => {
      const filters = await loadFilters(trx, actor)
      const departments = filters.departments.map(({ code }) => code)
      const { query, ignored } = readRegisterQuery(event.url.searchParams, { ...filters, departments })
      // Whether a figure is due is told of today only.
      const isPast = view.asAt !== null && query.due !== null
      const asked = isPast ? { ...query, due: null } : query
      const past: [string, string][] = isPast ? [['due', query.due]] : []
      const left = [...ignored, ...past].map(([name, value]) => words.ignoredFilter(name, value))
      return { filters, query: asked, ignored: [...view.ignored, ...left] }
    },
  }
}
