import { error } from '@sveltejs/kit'
import { readTenant } from '#src/db/tenant.ts'
import { findLogo } from '#src/people/place.sql.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async ({ locals }) => {
  const { place, app } = locals
  const logo = place && (await readTenant(app.db, place.id, (trx) => findLogo(trx, place.id)))
  if (!logo) error(404, 'Not found')
  return new Response(new Uint8Array(logo), {
    headers: { 'content-type': 'image/png', 'cache-control': 'private, max-age=300' },
  })
}
