import { redirect } from '@sveltejs/kit'
import { leaveLink } from '#src/links/came-by-link.action.ts'
import { frameOutside } from '#src/ui/page.ts'
import { clearLinkCookie, linkCookie } from '../session-cookie.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals, url }) => ({
  frame: frameOutside(locals.locale),
  hasLeft: url.searchParams.has('left'),
})

export const actions: Actions = {
  leave: async ({ locals, cookies }) => {
    const { app, places } = locals
    const session = linkCookie(cookies, app.publicOrigin)
    if (session !== null) await leaveLink(app.db, places, session)
    clearLinkCookie(cookies, app.publicOrigin)
    redirect(303, '/link?left')
  },
}
