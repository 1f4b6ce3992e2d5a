import { fail } from '@sveltejs/kit'
import { isRefusal } from '#src/kernel/refusal.ts'
import { isHalfWay, signInWithCode } from '#src/accounts/sign-in-with-password.action.ts'
import { frameOutside } from '#src/ui/page.ts'
import { browserOf } from '../../browser-of.ts'
import { problemAt, problemsOf } from '../../form-problems.ts'
import { textOf } from '../../form-text.ts'
import { ownPath } from '../../own-path.ts'
import { halfToken } from '../../session-cookie.ts'
import { goOn } from '../finish.ts'
import type { Actions, PageServerLoad } from './$types'

/** The second half of a sign-in, for the browser that made the first. */
export const load: PageServerLoad = async ({ locals, cookies, url }) => ({
  frame: frameOutside(locals.locale),
  isHalfWay: await isHalfWay(locals.app, halfToken(cookies, locals.app.publicOrigin)),
  to: ownPath(url.searchParams.get('to')),
})

export const actions: Actions = {
  default: async (event) => {
    const { app, now, locale } = event.locals
    const form = await event.request.formData()
    const half = halfToken(event.cookies, app.publicOrigin)
    const code = textOf(form, 'code')
    if (half !== null && code === '')
      return fail(422, { problems: [problemAt('code', 'code-missing', locale)] })
    const result = await signInWithCode(app, half ?? '', code, now, browserOf(event))
    if (isRefusal(result)) return fail(422, { problems: problemsOf(result, locale, 'code') })
    return goOn(event, result, ownPath(textOf(form, 'to')))
  },
}
