import { outsideTenants, readTenant } from '../../src/db/tenant.ts'
import type { App } from '../../src/db/app.ts'
import { londonDate } from '../../src/kernel/london.ts'
import type { Actor } from '../../src/rights/actor.ts'
import { findActor } from '../../src/rights/find-actor.sql.ts'
import { listPosts, type PostListed } from '../../src/people/person.sql.ts'
import { listPlaces } from '../../src/places/place.sql.ts'
import { timeIn, type Place } from '../../src/places/place.ts'

/** A place of the store by its short name. */
export async function placeNamed(app: App, shortName: string): Promise<Place> {
  const place = (await outsideTenants(app.db, listPlaces)).find((known) => known.shortName === shortName)
  if (!place) throw new Error(`there is no place ${shortName}`)
  return place
}

/** Somebody of the place by post: "Waste Management Collator". */
export async function postNamed(app: App, place: Place, post: string): Promise<PostListed> {
  const found = (await readTenant(app.db, place.id, listPosts)).find((listed) => listed.post === post)
  if (!found) throw new Error(`${place.name} has no ${post}`)
  return found
}

/** The same with the rights held today. */
export async function actorNamed(app: App, place: Place, post: string): Promise<Actor> {
  const { personId } = await postNamed(app, place, post)
  const today = londonDate(timeIn(place, new Date()))
  const actor = await readTenant(app.db, place.id, (trx) =>
    findActor(trx, place.id, { personId }, today, { requestId: 'test' }),
  )
  if (!actor) throw new Error(`${post} is nobody`)
  return actor
}
