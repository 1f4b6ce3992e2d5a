import { redirect, type RequestEvent } from '@sveltejs/kit'
import type { SignedIn } from '../../accounts/sign-in-with-password.action.ts'
import { clearHalfCookie, setHalfCookie, setSessionCookie } from '../session-cookie.ts'

/** Goes on with a session, or to the page that asks for the code. */
export function goOn({ cookies, locals }: RequestEvent, signedIn: SignedIn, to: string | null): never {
  const { publicOrigin } = locals.app
  if ('half' in signedIn) {
    setHalfCookie(cookies, publicOrigin, signedIn.half)
    redirect(303, to === null ? '/sign-in/code' : `/sign-in/code?to=${encodeURIComponent(to)}`)
  }
  clearHalfCookie(cookies, publicOrigin)
  setSessionCookie(cookies, publicOrigin, signedIn.session)
  redirect(303, to ?? '/account')
}
