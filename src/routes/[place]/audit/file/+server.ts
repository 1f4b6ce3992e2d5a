import { error } from '@sveltejs/kit'
import { readTenant } from '#src/db/tenant.ts'
import { readAuditSearch } from '#src/record/audit-search.ts'
import { loadAuditFile } from '#src/record/load-audit.action.ts'
import { mayDo } from '#src/rights/policy.ts'
import { within } from '../../../frame.ts'
import type { RequestHandler } from './$types'

/** What a search of the record finds, as CSV. */
export const GET: RequestHandler = async (event) => {
  const { place, actor, today } = within(event)
  if (!mayDo(actor, 'record.read')) error(404, 'Not found')
  const { search } = readAuditSearch(event.url.searchParams)
  const text = await readTenant(event.locals.app.db, place.id, (trx) =>
    loadAuditFile(trx, event.locals.locale, search),
  )
  return new Response(text, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${place.shortName}-record-${today}.csv"`,
    },
  })
}
