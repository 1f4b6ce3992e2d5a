import { error, redirect, type RequestHandler } from '@sveltejs/kit'
import { comeBack } from '#src/accounts/single-sign-on.action.ts'
import { isRefusal } from '#src/kernel/refusal.ts'
import { browserOf } from '../../browser-of.ts'
import { ownPath } from '../../own-path.ts'
import { clearHalfCookie, halfToken, setSessionCookie } from '../../session-cookie.ts'

/** Where the identity provider sends people back to: good once, and for the browser that left. */
export const GET: RequestHandler = async (event) => {
  const { locals, cookies, url } = event
  const { app, who, now } = locals
  if (!app.singleSignOn) error(404, 'Not found')
  const state = halfToken(cookies, app.publicOrigin)
  clearHalfCookie(cookies, app.publicOrigin)
  const came = await comeBack(app, { query: url.search, state, who, browser: browserOf(event) }, now)
  if (isRefusal(came)) redirect(303, `${who ? '/account/confirm' : '/sign-in'}?problem=${came.why}`)
  setSessionCookie(cookies, app.publicOrigin, came.session)
  redirect(303, ownPath(came.returnTo) ?? '/account')
}
