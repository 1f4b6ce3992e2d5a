import { error, fail, redirect } from '@sveltejs/kit'
import { loadAccount } from '#src/accounts/load-account.action.ts'
import { qrPath } from '#src/credentials/qr-path.ts'
import {
  addSecondFactor,
  beginSecondFactor,
  loadSecondFactor,
  newRecoveryCodes,
  removeSecondFactor,
} from '#src/accounts/second-factor.action.ts'
import { isRefusal } from '#src/kernel/refusal.ts'
import { frameOutside } from '#src/ui/page.ts'
import { networkOfRequest } from '../../browser-of.ts'
import { confirmFirst } from '../../confirm-first.ts'
import { problemAt, problemsOf } from '../../form-problems.ts'
import { textOf } from '../../form-text.ts'
import { signedIn } from '../signed-in.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

const productName = 'Throughline'

export const load: PageServerLoad = async (event) => {
  const who = signedIn(event)
  const { app, locale } = event.locals
  const account = await loadAccount(app, who, [])
  if (!account.hasPassword) error(404, 'Not found')
  const factor = await loadSecondFactor(app, who.accountId, productName)
  // The secret is shown to whoever has just shown that it is they, and to nobody who found the browser open.
  if (factor.adding && !who.isConfirmed) confirmFirst(event)
  return {
    frame: frameOutside(locale),
    ...factor,
    adding: factor.adding && { ...factor.adding, qr: qrPath(factor.adding.address) },
  }
}

/** The same page without its query, confirmed first where that is needed. */
function confirmed(event: RequestEvent): number {
  const who = signedIn(event)
  if (!who.isConfirmed) confirmFirst({ url: new URL(event.url.pathname, event.url) })
  return who.accountId
}

export const actions: Actions = {
  begin: async (event) => {
    const result = await beginSecondFactor(event.locals.app, confirmed(event))
    if (isRefusal(result)) error(404, 'Not found')
    redirect(303, '/account/second-factor')
  },
  add: async (event) => {
    const { accountId } = signedIn(event)
    const { app, now, locale } = event.locals
    const code = textOf(await event.request.formData(), 'code')
    if (code === '') return fail(422, { problems: [problemAt('code', 'code-missing', locale)] })
    const result = await addSecondFactor(app, accountId, code, networkOfRequest(event.request), now)
    if (isRefusal(result)) return fail(422, { problems: problemsOf(result, locale, 'code') })
    return { codes: result }
  },
  codes: async (event) => {
    const accountId = confirmed(event)
    const { isOn } = await loadSecondFactor(event.locals.app, accountId, productName)
    if (!isOn) error(404, 'Not found')
    return { codes: await newRecoveryCodes(event.locals.app, accountId) }
  },
  remove: async (event) => {
    const { accountId } = signedIn(event)
    const { app, locale } = event.locals
    const password = (await event.request.formData()).get('password')
    const typed = typeof password === 'string' ? password : ''
    if (typed === '') return fail(422, { problems: [problemAt('password', 'password-missing', locale)] })
    const result = await removeSecondFactor(app, accountId, typed, networkOfRequest(event.request))
    if (isRefusal(result)) return fail(422, { problems: problemsOf(result, locale, 'password') })
    redirect(303, '/account?done=second-factor')
  },
}
