import { redirect, type RequestEvent } from '@sveltejs/kit'
import type { Who } from '../../accounts/who.ts'
import { unprefixed } from '../locale-prefix.ts'

/** Whose account it is; whoever is not signed in goes to do that first, and comes back. */
export function signedIn({ locals, url }: Pick<RequestEvent, 'locals' | 'url'>): Who {
  if (locals.who) return locals.who
  redirect(303, `/sign-in?to=${encodeURIComponent(unprefixed(url.pathname).path)}`)
}
