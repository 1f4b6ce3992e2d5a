import type { App } from '../../db/app.ts'
import { outsideTenants, readTenant } from '../../db/tenant.ts'
import { londonDate } from '../../kernel/london.ts'
import type { Actor } from '../../rights/actor.ts'
import { findActor } from '../../rights/find-actor.sql.ts'
import { findPersonNamed } from '../../people/person.sql.ts'
import { listPlaces } from '../../places/place.sql.ts'
import { timeIn, type Place } from '../../places/place.ts'
import { readConfig } from '../config.ts'
import { openStore } from '../open-store.ts'
import { WrongUsage } from './command.ts'

export interface StoreOptions {
  readonly data?: string | undefined
  readonly place?: string | undefined
}

/** Runs a command's work on the store of the settings, and closes it whatever happens. */
export async function inStore<T>(options: StoreOptions, work: (app: App) => Promise<T>): Promise<T> {
  const store = await openStore(readConfig(process.env, { dataDir: options.data }), { join: true })
  try {
    return await work(store.app)
  } finally {
    await store.close()
  }
}

/** The place a command works in: the one named, or the first one set up. Null where the store has none. */
export async function findPlace(app: App, name: string | undefined): Promise<Place | null> {
  const places = await outsideTenants(app.db, listPlaces)
  if (name === undefined) return places[0] ?? null
  const named = places.find((place) => place.shortName === name)
  if (named) return named
  const known = places.map((place) => place.shortName).join(', ')
  throw new WrongUsage(
    `There is no place "${name}". ${known === '' ? 'None has been set up yet.' : `There are: ${known}.`}`,
  )
}

export async function thePlace(app: App, name: string | undefined): Promise<Place> {
  const place = await findPlace(app, name)
  if (!place)
    throw new WrongUsage(
      'No place has been set up yet. Run "throughline start" first, or import with --create.',
    )
  return place
}

/** The day in a place. */
export function todayIn(place: Place): string {
  return londonDate(timeIn(place, new Date()))
}

/** The person named by `--as`, with that person's rights; otherwise whoever is at the keyboard of the machine. */
export async function actorFor(app: App, place: Place, named: string | undefined): Promise<Actor> {
  if (named === undefined) return keyboard(place)
  const actor = await readTenant(app.db, place.id, async (trx) => {
    const personId = await findPersonNamed(trx, named)
    return personId === undefined
      ? undefined
      : findActor(trx, place.id, { personId }, todayIn(place), { requestId: 'command line' })
  })
  if (!actor) throw new WrongUsage(`There is no person or post "${named}" in ${place.name}.`)
  return actor
}

/** Whoever may run commands on the machine may read everything in its store, and bring figures in. */
function keyboard(place: Place): Actor {
  return {
    tenantId: place.id,
    personId: 0,
    name: 'Command line',
    post: 'Command line',
    grants: [{ role: 'performance-team', covers: 'all' }],
    requestId: 'command line',
    isConfirmed: true,
  }
}
