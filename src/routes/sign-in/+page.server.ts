import { redirect, fail } from '@sveltejs/kit'
import { isRefusal } from '#src/kernel/refusal.ts'
import { postsToTry } from '#src/accounts/posts-to-try.ts'
import { sentenceOf } from '#src/accounts/sentence-of.ts'
import { signInWithPassword } from '#src/accounts/sign-in-with-password.action.ts'
import { postsOf, signInAs } from '#src/accounts/sign-in.action.ts'
import { frameOutside } from '#src/ui/page.ts'
import { browserOf } from '../browser-of.ts'
import { problemAt, problemsOf } from '../form-problems.ts'
import { textOf } from '../form-text.ts'
import { ownPath } from '../own-path.ts'
import { setSessionCookie } from '../session-cookie.ts'
import { goOn } from './finish.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

/** In a demonstration anybody may look round as any of its posts; an account of one's own is for everywhere. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const demonstrations = locals.places.filter((place) => place.isDemonstration)
  const problem = url.searchParams.get('problem')
  return {
    frame: frameOutside(locals.locale),
    to: ownPath(url.searchParams.get('to')),
    isEmpty: locals.places.length === 0,
    provider: locals.app.singleSignOn?.name ?? null,
    problem: problem === null ? null : sentenceOf(locals.locale, problem),
    places: await Promise.all(
      demonstrations.map(async (place) => ({
        name: place.name,
        shortName: place.shortName,
        ...postsToTry(await postsOf(locals.app.db, place)),
      })),
    ),
  }
}

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    return form.has('place') ? tryPost(event, form) : byPassword(event, form)
  },
}

async function tryPost(event: RequestEvent, form: FormData) {
  const { locals, cookies } = event
  const place = locals.places.find((known) => known.shortName === form.get('place'))
  if (!place) return fail(404)
  const token = await signInAs(locals.app.db, place, Number(form.get('person')), browserOf(event))
  if (isRefusal(token)) return fail(404)
  setSessionCookie(cookies, locals.app.publicOrigin, token)
  const to = ownPath(textOf(form, 'to'))
  redirect(303, to?.startsWith(`/${place.shortName}/`) ? to : `/${place.shortName}/my-work`)
}

async function byPassword(event: RequestEvent, form: FormData) {
  const { app, locale } = event.locals
  const email = textOf(form, 'email')
  const password = form.get('password')
  const typed = { email, password: typeof password === 'string' ? password : '' }
  const missing = [
    ...(email === '' ? [problemAt('email', 'email-missing', locale)] : []),
    ...(typed.password === '' ? [problemAt('password', 'password-missing', locale)] : []),
  ]
  if (missing.length > 0) return fail(422, { email, problems: missing })
  const result = await signInWithPassword(app, typed, browserOf(event))
  if (isRefusal(result)) return fail(422, { email, problems: problemsOf(result, locale, 'password') })
  return goOn(event, result, ownPath(textOf(form, 'to')))
}
