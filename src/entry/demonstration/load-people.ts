import { inTenant, outsideTenants } from '../../db/tenant.ts'
import type { App } from '../../db/app.ts'
import { isRefusal } from '../../kernel/refusal.ts'
import type { Author } from '../../record/entry.ts'
import { makeChange } from '../../record/make-change.action.ts'
import { makePlace } from '../../people/make-place.action.ts'
import { insertOrganisation } from '../../people/organisation.sql.ts'
import { insertAccount, insertGrant, insertPerson } from '../../people/person.sql.ts'
import { isRole } from '../../people/roles.ts'
import { plainBrand, type Hex } from '../../ui/brand.ts'
import { insertArea, nameHomeArea } from '../../figures/area.sql.ts'
import { csvTable } from './csv-table.ts'

export interface LoadedPeople {
  readonly tenantId: number
  readonly organisations: ReadonlyMap<string, number>
  /** Person ids by key of the demonstration's table. */
  readonly people: ReadonlyMap<string, number>
}

export const demonstrator: Author = { personId: null, name: 'Demonstration', requestId: 'demonstration' }

/** A demonstration place with its organisations, posts and areas, as they were when its story begins. */
export async function loadPeople(app: App, folder: string, startsAt: Date): Promise<LoadedPeople> {
  const [place] = await csvTable<
    'short_name' | 'name' | 'home_area' | 'brand_colour' | 'help_phone' | 'help_email'
  >(`${folder}/place.csv`)
  if (!place) throw new Error(`demo/${folder}/place.csv has no row`)
  const colour = place.brand_colour as Hex
  const tenantId = must(
    await makePlace(
      app.db,
      {
        shortName: place.short_name,
        name: place.name,
        brand: { ...plainBrand, header: colour, accent: colour },
        helpPhone: place.help_phone,
        helpEmail: place.help_email,
        isDemonstration: true,
      },
      demonstrator,
      startsAt,
    ),
  )
  const organisations = await loadOrganisations(app, tenantId, folder)
  const people = await loadPosts(app, tenantId, folder, organisations, startsAt)
  await loadAreas(app, tenantId, folder, place.home_area)
  return { tenantId, organisations, people }
}

async function loadOrganisations(app: App, tenantId: number, folder: string): Promise<Map<string, number>> {
  const rows = await csvTable<'code' | 'name' | 'kind' | 'sector' | 'parent'>(`${folder}/organisations.csv`)
  const ids = new Map<string, number>()
  must(
    await makeChange(app.db, tenantId, demonstrator, async (change) => {
      for (const { code, name, kind, sector, parent } of rows) {
        const parentId = parent === '' ? null : (ids.get(parent) ?? null)
        ids.set(code, await insertOrganisation(change.trx, tenantId, { code, name, kind, sector, parentId }))
      }
      return change.record({
        as: 'set-up',
        action: 'organisations-added',
        subjectKind: 'place',
        subject: folder,
        after: rows.map((row) => row.code),
      })
    }),
  )
  return ids
}

async function loadPosts(
  app: App,
  tenantId: number,
  folder: string,
  organisations: ReadonlyMap<string, number>,
  startsAt: Date,
): Promise<Map<string, number>> {
  const rows = await csvTable<'key' | 'post' | 'role' | 'organisation'>(`${folder}/people.csv`)
  const ids = new Map<string, number>()
  for (const { key, post, role, organisation } of rows) {
    if (!isRole(role)) throw new Error(`demo/${folder}/people.csv: ${role} is not a role`)
    const accountId = await outsideTenants(app.db, (trx) => insertAccount(trx, null))
    const personId = must(
      await makeChange(app.db, tenantId, demonstrator, async (change) => {
        const id = await insertPerson(change.trx, tenantId, { accountId, name: post, post })
        await insertGrant(change.trx, tenantId, {
          personId: id,
          role,
          organisationId: organisations.get(organisation) ?? null,
          startsOn: startsAt.toISOString().slice(0, 10),
        })
        await change.record({
          as: 'set-up',
          action: 'person-added',
          subjectKind: 'person',
          subject: String(id),
          after: { post, role, organisation },
        })
        return id
      }),
    )
    ids.set(key, personId)
  }
  return ids
}

async function loadAreas(app: App, tenantId: number, folder: string, homeArea: string): Promise<void> {
  const rows = await csvTable<'code' | 'name' | 'kind' | 'parent'>(`${folder}/areas.csv`)
  await inTenant(app.db, tenantId, async (trx) => {
    for (const { code, name, kind, parent } of rows) {
      await insertArea(trx, tenantId, { code, name, kind, parentCode: parent === '' ? null : parent })
    }
    await nameHomeArea(trx, tenantId, homeArea)
  })
}

/** A demonstration is ours: what it is refused is a fault of its data. */
export function must<T>(result: T): Exclude<T, { refused: unknown }> {
  if (isRefusal(result)) throw new Error(`the demonstration was refused: ${JSON.stringify(result)}`)
  return result as Exclude<T, { refused: unknown }>
}
