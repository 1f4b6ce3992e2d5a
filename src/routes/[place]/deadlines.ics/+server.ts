import { error } from '@sveltejs/kit'
import { calendarBy } from '#src/desk/calendar.action.ts'
import type { RequestHandler } from './$types'

/** Somebody's deadlines for their calendar program, which does not sign in and shows the key instead. */
export const GET: RequestHandler = async ({ locals, url }) => {
  const { app, place, now, locale } = locals
  const key = url.searchParams.get('key') ?? ''
  const text = place ? await calendarBy(app, place, key, now, locale) : null
  if (text === null) error(404, 'Not found')
  return new Response(text, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'private, no-store',
    },
  })
}
