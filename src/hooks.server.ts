import { error, redirect, type RequestEvent } from '@sveltejs/kit'
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks'
import type { App } from './db/app.ts'
import { isDiskFull, isOutage } from './db/outage.ts'
import { reserved } from './accounts/set-up.action.ts'
import { actorIn, standingOf } from './accounts/sign-in.action.ts'
import { comesByLink } from './routes/comes-by-link.ts'
import { sessionToken } from './routes/session-cookie.ts'
import { unprefixed } from './routes/locale-prefix.ts'

/** What may be had of a place without signing in: how it looks, and deadlines by a key of their own. */
const open = /^\/[^/]+\/(brand\.css|logo|deadlines\.ics)$/

/** Marks that Svelte leaves for taking a page over in the browser, which no page here does: half of a large table. */
const hydrationMarks = /<!--(?:\[!?|\[-?\d+|\]|[a-z0-9]*)-->/g

export const handle: Handle = async ({ event, resolve }) => {
  const { app } = { app: (globalThis as { throughline?: App }).throughline }
  if (!app) error(503, 'The service is starting')
  // The same page as data, for scripts that take pages over: no page here has them.
  if (event.isDataRequest) error(404, 'Not found')
  const { locale, path } = unprefixed(event.url.pathname)
  Object.assign(event.locals, {
    app,
    locale,
    now: new Date(),
    requestId: event.request.headers.get('x-throughline-request') ?? '',
    places: [],
  })
  const [, first = ''] = path.split('/')
  if (first !== 'assets' && first !== 'api') await whoAndWhere(event, first, path)
  return resolve(event, { transformPageChunk: ({ html }) => html.replace(hydrationMarks, '') })
}

async function whoAndWhere(event: RequestEvent, first: string, path: string): Promise<void> {
  const { app, now, requestId } = event.locals
  const token = sessionToken(event.cookies, app.publicOrigin)
  const standing = await standingOf(app.db, token)
  event.locals.places = standing.places
  if (standing.who) event.locals.who = standing.who
  if (first === '' || reserved.has(first)) return
  const place = standing.places.find((known) => known.shortName === first)
  if (place && open.test(path)) {
    event.locals.place = place
    return
  }
  if (place && (await comesByLink(event, place, path))) return
  if (!standing.who) redirect(303, `/sign-in?to=${encodeURIComponent(path + event.url.search)}`)
  const actor = place && (await actorIn(app.db, place, standing.who, now, requestId))
  // Without a place and a role in it the page itself answers "not found", whether the place exists or not.
  if (!place || !actor || actor.grants.length === 0) return
  event.locals.place = place
  event.locals.actor = actor
}

export const handleError: HandleServerError = ({ kind, error: cause, event }) => {
  if (kind !== 'unknown') return
  const reference = event.locals.requestId
  event.locals.app.log.error({ err: cause, reference, path: loggedPath(event) }, 'A request failed')
  return isOutage(cause)
    ? { status: 503, message: 'The database does not answer', reference, isFull: isDiskFull(cause) }
    : { message: 'Internal error', reference }
}

/** The path as a log may keep it: without the token of a link. */
function loggedPath({ url, params }: RequestEvent): string {
  const { token } = params
  return token === undefined ? url.pathname : url.pathname.replaceAll(token, '…')
}
