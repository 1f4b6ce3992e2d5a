import { redirect } from '@sveltejs/kit'
import { endSession } from '#src/accounts/sign-in.action.ts'
import { clearSessionCookie, sessionToken } from '../session-cookie.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = () => redirect(303, '/sign-in')

export const actions: Actions = {
  default: async ({ locals, cookies }) => {
    const token = sessionToken(cookies, locals.app.publicOrigin)
    if (token !== null) await endSession(locals.app.db, token)
    clearSessionCookie(cookies, locals.app.publicOrigin)
    redirect(303, '/sign-in')
  },
}
