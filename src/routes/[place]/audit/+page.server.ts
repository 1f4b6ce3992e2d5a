import { error } from '@sveltejs/kit'
import { readTenant } from '#src/db/tenant.ts'
import { verifyFigures } from '#src/figures/verify-figures.action.ts'
import { mayDo } from '#src/people/policy.ts'
import { loadAudit } from '#src/record/load-audit.action.ts'
import { verifyPlace } from '#src/record/verify-place.action.ts'
import { frameOf, whenText, within } from '../../frame.ts'
import type { PageServerLoad } from './$types'

/** The record of the whole place; on request it is read again from its beginning and held against its checkpoints. */
export const load: PageServerLoad = async (event) => {
  const { place, actor, base } = within(event)
  if (!mayDo(actor, 'record.read')) error(404, 'Not found')
  const { app, locale } = event.locals
  const before = Number(event.url.searchParams.get('before')) || null
  const page = await readTenant(app.db, place.id, (trx) => loadAudit(trx, before, locale))
  const verified = event.url.searchParams.has('verify') ? await verifyPlace(app, place, verifyFigures) : null
  return {
    frame: frameOf(event, { room: 'audit' }),
    base: `${base}/audit`,
    ...page,
    verified: verified && {
      ...verified,
      upTo: verified.verifiedUpTo === null ? '' : whenText(new Date(verified.verifiedUpTo)),
    },
  }
}
