import { fail } from '@sveltejs/kit'
import { makeAccessToken } from '#src/accounts/access-token.action.ts'
import { isRefusal } from '#src/kernel/refusal.ts'
import { frameOutside } from '#src/ui/page.ts'
import { confirmFirst, confirmHref } from '../../confirm-first.ts'
import { problemsOf } from '../../form-problems.ts'
import { textOf } from '../../form-text.ts'
import { signedIn } from '../signed-in.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => {
  if (!signedIn(event).isConfirmed && event.request.method === 'GET') confirmFirst(event)
  return { frame: frameOutside(event.locals.locale) }
}

export const actions: Actions = {
  default: async (event) => {
    const who = signedIn(event)
    const { app, locale } = event.locals
    const form = await event.request.formData()
    const given = { name: textOf(form, 'name'), scope: textOf(form, 'scope'), days: textOf(form, 'days') }
    const result = await makeAccessToken(app, who, given)
    if (!isRefusal(result)) return { token: result.token }
    const problems = problemsOf(result, locale).map((problem) =>
      result.why === 'confirm-first' ? { ...problem, href: confirmHref(event.url) } : problem,
    )
    return fail(422, { given, problems })
  },
}
