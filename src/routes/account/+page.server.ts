import { redirect } from '@sveltejs/kit'
import { actorIn } from '#src/people/sign-in.action.ts'
import { frameOutside } from '#src/ui/page.ts'
import type { PageServerLoad } from './$types'

/** The places in which this account may do something; with one, the page is left at once. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const { accountId, places, app, now, requestId } = locals
  if (accountId === undefined) redirect(303, '/sign-in')
  const known = await Promise.all(
    places.map(async (place) => {
      const actor = await actorIn(app.db, place, accountId, now, requestId)
      return actor && actor.grants.length > 0
        ? [
            {
              name: place.name,
              href: `/${place.shortName}/my-work`,
              post: actor.post,
              roles: actor.grants.map((grant) => grant.role),
            },
          ]
        : []
    }),
  )
  const mine = known.flat()
  const [only, ...more] = mine
  if (only && more.length === 0 && !url.searchParams.has('stay')) redirect(303, only.href)
  return { frame: frameOutside(locals.locale), places: mine }
}
