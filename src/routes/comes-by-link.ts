import { redirect, type RequestEvent } from '@sveltejs/kit'
import { cameByLink } from '../links/came-by-link.action.ts'
import { readLinkKey } from '../links/link-key.ts'
import type { Place } from '../places/place.ts'
import { clearLinkCookie, linkCookie } from './session-cookie.ts'

/**
 * Whoever came by a link is at its one return, in place of anybody who is signed in beside it. Everywhere else, and at the
 * return once the link has ended, only who is signed in counts; where nobody is, the page that is not there says why.
 * Answers whether there is nobody else to look for.
 */
export async function comesByLink(
  { cookies, locals }: RequestEvent,
  place: Place,
  path: string,
): Promise<boolean> {
  const { app, now, requestId, who } = locals
  const cookie = linkCookie(cookies, app.publicOrigin)
  if (cookie === null || readLinkKey(cookie)?.shortName !== place.shortName) return false
  const came = await cameByLink(app.db, place, cookie, now, requestId)
  if (!came) {
    clearLinkCookie(cookies, app.publicOrigin)
    if (who) return false
    // Their time is over. They open the letter again: many of them have no way to sign in.
    redirect(303, '/link')
  }
  const isThere = path === came.path || path.startsWith(`${came.path}/`)
  const isOpen = isThere && came.standing === 'good'
  if (who && !isOpen) return false
  locals.byLink = { path: came.path, ended: isThere && came.standing !== 'good' ? came.standing : null }
  if (isOpen) Object.assign(locals, { place, actor: came.actor })
  return true
}
