import { error } from '@sveltejs/kit'
import { logoOf } from '#src/accounts/sign-in.action.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async ({ locals }) => {
  const { place, app } = locals
  const logo = place && (await logoOf(app.db, place))
  if (!logo) error(404, 'Not found')
  return new Response(new Uint8Array(logo), {
    headers: { 'content-type': 'image/png', 'cache-control': 'private, max-age=300' },
  })
}
