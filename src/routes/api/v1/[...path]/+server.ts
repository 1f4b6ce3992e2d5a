import { error, type RequestHandler } from '@sveltejs/kit'
import { sessionToken } from '../../../session-cookie.ts'

/** Every method and address of the interface for programs; `src/entry/api.ts` knows them. */
export const fallback: RequestHandler = ({ request, cookies, locals }) => {
  const { app, now, requestId } = locals
  if (!app.api) error(503, 'The service is starting')
  return app.api(request, { token: sessionToken(cookies, app.publicOrigin), now, requestId })
}
