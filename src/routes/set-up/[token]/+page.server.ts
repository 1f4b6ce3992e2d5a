import { fail, redirect } from '@sveltejs/kit'
import { isRefusal } from '#src/kernel/refusal.ts'
import { isSetUpLinkGood, setUp } from '#src/people/set-up.action.ts'
import { frameOutside } from '#src/ui/page.ts'
import { textOf } from '../../form-text.ts'
import { setSessionCookie } from '../../session-cookie.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params }) => ({
  frame: frameOutside(locals.locale),
  isGood: await isSetUpLinkGood(locals.app.db, params.token),
})

export const actions: Actions = {
  default: async ({ request, locals, params, cookies }) => {
    const form = await request.formData()
    const given = {
      name: textOf(form, 'name'),
      shortName: textOf(form, 'shortName').toLowerCase(),
      post: textOf(form, 'post'),
      email: textOf(form, 'email'),
    }
    const result = await setUp(locals.app.db, params.token, given, locals.now, locals.requestId)
    if (isRefusal(result)) return fail(400, { given, why: result.why, findings: result.findings })
    setSessionCookie(cookies, locals.app.publicOrigin, result.session)
    redirect(303, `/${result.place}/my-work`)
  },
}
