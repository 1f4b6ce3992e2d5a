import { error } from '@sveltejs/kit'
import { readTenant } from '#src/db/tenant.ts'
import { verifyFigures } from '#src/figures/verify-figures.action.ts'
import { readAuditSearch } from '#src/record/audit-search.ts'
import { loadAudit } from '#src/record/load-audit.action.ts'
import { verifyPlace } from '#src/record/verify-place.action.ts'
import { mayDo } from '#src/rights/policy.ts'
import { frameOf, whenText, within } from '../../frame.ts'
import { siteWords } from '../../site-words.ts'
import type { PageServerLoad } from './$types'

/** The record of the whole place; on request it is read again from its beginning and held against its checkpoints. */
export const load: PageServerLoad = async (event) => {
  const { place, actor, base } = within(event)
  if (!mayDo(actor, 'record.read')) error(404, 'Not found')
  const { app, locale } = event.locals
  const { searchParams } = event.url
  const { search, ignored } = readAuditSearch(searchParams)
  const before = Number(searchParams.get('before')) || null
  const page = await readTenant(app.db, place.id, (trx) => loadAudit(trx, before, locale, search))
  const verified = searchParams.has('verify') ? await verifyPlace(app, place, verifyFigures) : null
  return {
    frame: frameOf(event, { room: 'audit' }),
    base: `${base}/audit`,
    search,
    ignored: ignored.map((name) => siteWords(locale).ignored(name, searchParams.get(name) ?? '')),
    ...page,
    verified: verified && {
      ...verified,
      upTo: verified.verifiedUpTo === null ? '' : whenText(new Date(verified.verifiedUpTo)),
    },
  }
}
