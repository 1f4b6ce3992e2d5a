import { fail, redirect } from '@sveltejs/kit'
import { isRefusal } from '#src/kernel/refusal.ts'
import { isSetUpLinkGood, setUp } from '#src/accounts/set-up.action.ts'
import { frameOutside } from '#src/ui/page.ts'
import { browserOf } from '../../browser-of.ts'
import { problemsOf } from '../../form-problems.ts'
import { textOf } from '../../form-text.ts'
import { setSessionCookie } from '../../session-cookie.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params }) => ({
  frame: frameOutside(locals.locale),
  isGood: await isSetUpLinkGood(locals.app.db, params.token),
})

export const actions: Actions = {
  default: async (event) => {
    const { request, locals, params, cookies } = event
    const form = await request.formData()
    const given = {
      name: textOf(form, 'name'),
      shortName: textOf(form, 'shortName').toLowerCase(),
      post: textOf(form, 'post'),
      email: textOf(form, 'email'),
    }
    const password = form.get('password')
    const typed = { ...given, password: typeof password === 'string' ? password : '' }
    const { app, now, requestId, locale } = locals
    const result = await setUp(app.db, params.token, typed, now, requestId, browserOf(event))
    if (isRefusal(result)) return fail(400, { given, problems: problemsOf(result, locale) })
    setSessionCookie(cookies, locals.app.publicOrigin, result.session)
    redirect(303, `/${result.place}/my-work`)
  },
}
