import { fail, redirect } from '@sveltejs/kit'
import { isRefusal } from '#src/kernel/refusal.ts'
import { isSignInLinkGood, signInByLink } from '#src/accounts/sign-in.action.ts'
import { frameOutside } from '#src/ui/page.ts'
import { browserOf } from '../../browser-of.ts'
import { setSessionCookie } from '../../session-cookie.ts'
import type { Actions, PageServerLoad } from './$types'

/** Looking uses nothing up; the button does. */
export const load: PageServerLoad = async ({ locals, params }) => ({
  frame: frameOutside(locals.locale),
  isGood: await isSignInLinkGood(locals.app.db, params.token),
})

export const actions: Actions = {
  default: async (event) => {
    const { locals, params, cookies } = event
    const token = await signInByLink(locals.app.db, params.token, browserOf(event))
    if (isRefusal(token)) return fail(410)
    setSessionCookie(cookies, locals.app.publicOrigin, token)
    redirect(303, '/account')
  },
}
