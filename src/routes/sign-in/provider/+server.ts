import { error, redirect, type RequestHandler } from '@sveltejs/kit'
import { leaveForProvider } from '#src/accounts/single-sign-on.action.ts'
import { isRefusal } from '#src/kernel/refusal.ts'
import { ownPath } from '../../own-path.ts'
import { setHalfCookie } from '../../session-cookie.ts'

/**
 * Leaves for the identity provider. A link and not a form: browsers hold a form to our own address through every
 * redirect. All it leaves behind is a half-done sign-in that ends after ten minutes.
 */
export const GET: RequestHandler = async ({ locals, url, cookies }) => {
  const { app, who, now } = locals
  if (!app.singleSignOn) error(404, 'Not found')
  const invitation = url.searchParams.get('invitation') ?? undefined
  const isToConfirm = url.searchParams.has('confirm')
  if (isToConfirm && !who) redirect(303, '/sign-in')
  const returnTo = ownPath(url.searchParams.get('to')) ?? '/account'
  const left = await leaveForProvider(
    app,
    { returnTo, invitation, confirms: isToConfirm ? who?.accountId : undefined },
    now,
  )
  if (isRefusal(left)) redirect(303, `${isToConfirm ? '/account/confirm' : '/sign-in'}?problem=${left.why}`)
  setHalfCookie(cookies, app.publicOrigin, left.state)
  redirect(303, left.address, { external: true })
}
