import { fail, redirect } from '@sveltejs/kit'
import { confirmSession, waysToConfirm } from '#src/accounts/confirm.action.ts'
import { sentenceOf } from '#src/accounts/sentence-of.ts'
import { isRefusal } from '#src/kernel/refusal.ts'
import { frameOutside } from '#src/ui/page.ts'
import { networkOfRequest } from '../../browser-of.ts'
import { problemAt, problemsOf } from '../../form-problems.ts'
import { ownPath } from '../../own-path.ts'
import { sessionToken, setSessionCookie } from '../../session-cookie.ts'
import { signedIn } from '../signed-in.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const who = signedIn(event)
  const { app, locale } = event.locals
  const { way, hasIdentity } = await waysToConfirm(app, who.accountId)
  const to = ownPath(event.url.searchParams.get('to'))
  const problem = event.url.searchParams.get('problem')
  return {
    frame: frameOutside(locale),
    way,
    to,
    problem: problem === null ? null : sentenceOf(locale, problem),
    provider: hasIdentity ? (app.singleSignOn?.name ?? null) : null,
    providerHref: `/sign-in/provider?confirm=1&to=${encodeURIComponent(to ?? '/account')}`,
  }
}

export const actions: Actions = {
  default: async (event) => {
    const { accountId } = signedIn(event)
    const { app, now, locale } = event.locals
    const form = await event.request.formData()
    const token = sessionToken(event.cookies, app.publicOrigin) ?? ''
    const given = form.get('shown')
    const shown = typeof given === 'string' ? given : null
    if (shown === '') {
      const { way } = await waysToConfirm(app, accountId)
      const code = way === 'code' ? 'code-missing' : 'password-missing'
      return fail(422, { problems: [problemAt('shown', code, locale)] })
    }
    const network = networkOfRequest(event.request)
    const result = await confirmSession(app, { token, accountId }, shown ?? '', network, now)
    if (isRefusal(result)) return fail(422, { problems: problemsOf(result, locale, 'shown') })
    setSessionCookie(event.cookies, app.publicOrigin, result)
    const to = form.get('to')
    redirect(303, ownPath(typeof to === 'string' ? to : null) ?? '/account?stay=1')
  },
}
