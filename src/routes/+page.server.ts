import { redirect } from '@sveltejs/kit'
import type { PageServerLoad } from './$types'

/** The start page leads on: to the first place the person knows, or to where they sign in. */
export const load: PageServerLoad = ({ locals }) => {
  const [place] = locals.places
  redirect(303, locals.who === undefined || !place ? '/sign-in' : '/account')
}
