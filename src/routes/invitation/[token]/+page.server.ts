import { fail } from '@sveltejs/kit'
import { acceptWithPassword, findInvitation } from '#src/accounts/invitation.action.ts'
import { leastAlone, leastWithSecondFactor } from '#src/credentials/check-password.ts'
import { isRefusal } from '#src/kernel/refusal.ts'
import { frameOutside } from '#src/ui/page.ts'
import { browserOf } from '../../browser-of.ts'
import { problemsOf } from '../../form-problems.ts'
import { goOn } from '../../sign-in/finish.ts'
import type { Actions, PageServerLoad } from './$types'

/** Looking uses nothing up; the button does. */
export const load: PageServerLoad = async ({ locals, params }) => {
  const invited = await findInvitation(locals.app, params.token)
  return {
    frame: frameOutside(locals.locale),
    email: invited?.email ?? null,
    least: invited?.hasSecondFactor ? leastWithSecondFactor : leastAlone,
    provider: locals.app.singleSignOn?.name ?? null,
    providerHref: `/sign-in/provider?invitation=${encodeURIComponent(params.token)}`,
  }
}

export const actions: Actions = {
  default: async (event) => {
    const { app, locale } = event.locals
    const password = (await event.request.formData()).get('password')
    const typed = typeof password === 'string' ? password : ''
    const result = await acceptWithPassword(app, event.params.token, typed, browserOf(event))
    if (isRefusal(result))
      return fail(result.refused === 'invalid' ? 422 : 410, {
        problems: problemsOf(result, locale, 'password'),
      })
    // Their account offers a second factor.
    return goOn(event, result, '/account?stay=1')
  },
}
