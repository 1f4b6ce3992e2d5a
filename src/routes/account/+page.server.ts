import { redirect } from '@sveltejs/kit'
import { endAccessToken } from '#src/accounts/access-token.action.ts'
import { loadAccount, loadOwnPlaces } from '#src/accounts/load-account.action.ts'
import { endOtherSessions, endOwnSession } from '#src/accounts/sessions.action.ts'
import { accountWords } from '#src/accounts/words.ts'
import { dayOf } from '#src/kernel/period-words.ts'
import { londonDate } from '#src/kernel/london.ts'
import { frameOutside } from '#src/ui/page.ts'
import { whenText } from '../frame.ts'
import { signedIn } from './signed-in.ts'
import type { Actions, PageServerLoad } from './$types'

/** One's places, ways to sign in, sessions and tokens; with one place and nothing to say, the page is left at once. */
export const load: PageServerLoad = async (event) => {
  const who = signedIn(event)
  const { app, places, now, requestId, locale } = event.locals
  const own = await loadOwnPlaces(app, who, places, now, requestId)
  const account = await loadAccount(app, who, own)
  const [only, ...more] = own
  const stays = ['stay', 'done'].some((name) => event.url.searchParams.has(name))
  if (only && more.length === 0 && !stays && !account.isAskedForSecondFactor)
    redirect(303, `/${only.shortName}/my-work`)
  const words = accountWords(locale)
  const done: Readonly<Record<string, string>> = {
    password: words.password.done,
    sessions: words.account.ended,
    tokens: words.account.revoked,
    'second-factor': words.secondFactor.removed,
  }
  const said = event.url.searchParams.get('done') ?? ''
  return {
    frame: {
      ...frameOutside(locale),
      ...(Object.hasOwn(done, said) ? { notice: { kind: 'success' as const, text: done[said] ?? '' } } : {}),
    },
    places: own,
    account: {
      ...account,
      sessions: account.sessions.map((one) => ({
        ...one,
        startedAt: whenText(one.startedAt),
        seenAt: whenText(one.seenAt),
      })),
      tokens: account.tokens.map(({ id, name, scopes, endsAt, seenAt }) => ({
        id,
        name,
        scope: scopes.includes('write') ? ('write' as const) : ('read' as const),
        endsOn: dayOf(londonDate(endsAt)),
        seenAt: seenAt && whenText(seenAt),
      })),
    },
    provider: app.singleSignOn?.name ?? null,
  }
}

export const actions: Actions = {
  'end-session': async (event) => {
    const who = signedIn(event)
    const form = await event.request.formData()
    await endOwnSession(event.locals.app.db, who, Number(form.get('session')))
    redirect(303, '/account?done=sessions')
  },
  'end-others': async (event) => {
    await endOtherSessions(event.locals.app.db, signedIn(event))
    redirect(303, '/account?done=sessions')
  },
  'revoke-token': async (event) => {
    const who = signedIn(event)
    const form = await event.request.formData()
    await endAccessToken(event.locals.app, who, Number(form.get('token')))
    redirect(303, '/account?done=tokens')
  },
}
