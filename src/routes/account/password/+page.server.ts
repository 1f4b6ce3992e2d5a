import { error, fail, redirect } from '@sveltejs/kit'
import { leastAlone, leastWithSecondFactor } from '#src/credentials/check-password.ts'
import { loadAccount } from '#src/accounts/load-account.action.ts'
import { changePassword } from '#src/accounts/password.action.ts'
import { isRefusal } from '#src/kernel/refusal.ts'
import { frameOutside } from '#src/ui/page.ts'
import { networkOfRequest } from '../../browser-of.ts'
import { confirmFirst } from '../../confirm-first.ts'
import { problemsOf } from '../../form-problems.ts'
import { signedIn } from '../signed-in.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const who = signedIn(event)
  const account = await loadAccount(event.locals.app, who, [])
  if (account.email === null) error(404, 'Not found')
  if (!account.hasPassword && !who.isConfirmed) confirmFirst(event)
  return {
    frame: frameOutside(event.locals.locale),
    email: account.email,
    hasPassword: account.hasPassword,
    least: account.hasSecondFactor ? leastWithSecondFactor : leastAlone,
  }
}

export const actions: Actions = {
  default: async (event) => {
    const who = signedIn(event)
    const { app, locale } = event.locals
    const form = await event.request.formData()
    const typed = (name: string): string => {
      const value = form.get(name)
      return typeof value === 'string' ? value : ''
    }
    const result = await changePassword(
      app,
      who,
      { old: typed('old'), password: typed('password') },
      networkOfRequest(event.request),
    )
    if (!isRefusal(result)) redirect(303, '/account?done=password')
    if (result.refused === 'not-found') error(404, 'Not found')
    if (result.why === 'confirm-first') confirmFirst(event)
    return fail(422, { problems: problemsOf(result, locale, 'old') })
  },
}
