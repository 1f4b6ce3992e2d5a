import { redirect, fail } from '@sveltejs/kit'
import { isRefusal } from '#src/kernel/refusal.ts'
import { postsToTry } from '#src/people/posts-to-try.ts'
import { postsOf, signInAs } from '#src/people/sign-in.action.ts'
import { frameOutside } from '#src/ui/page.ts'
import { textOf } from '../form-text.ts'
import { ownPath } from '../own-path.ts'
import { setSessionCookie } from '../session-cookie.ts'
import type { Actions, PageServerLoad } from './$types'

/** In a demonstration anybody may look round as any of its posts; elsewhere a link lets people in. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const demonstrations = locals.places.filter((place) => place.isDemonstration)
  return {
    frame: frameOutside(locals.locale),
    to: ownPath(url.searchParams.get('to')),
    isEmpty: locals.places.length === 0,
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
  default: async ({ request, locals, cookies }) => {
    const form = await request.formData()
    const place = locals.places.find((known) => known.shortName === form.get('place'))
    if (!place) return fail(404)
    const token = await signInAs(locals.app.db, place, Number(form.get('person')))
    if (isRefusal(token)) return fail(404)
    setSessionCookie(cookies, locals.app.publicOrigin, token)
    const to = ownPath(textOf(form, 'to'))
    redirect(303, to?.startsWith(`/${place.shortName}/`) ? to : `/${place.shortName}/my-work`)
  },
}
