import { inTenant, outsideTenants } from '../../db/tenant.ts'
import type { App } from '../../db/app.ts'
import { isRefusal } from '../../kernel/refusal.ts'
import type { Author } from '../../record/entry.ts'
import { makeChange } from '../../record/make-change.action.ts'
import { makePlace } from '../../places/make-place.action.ts'
import { insertOrganisation } from '../../organisations/organisation.sql.ts'
import { insertAccount, insertPerson } from '../../people/person.sql.ts'
import { insertHolding, insertPost, updatePost } from '../../people/post.sql.ts'
import { insertGrant } from '../../rights/grant.sql.ts'
import { isRole } from '../../rights/roles.ts'
import { plainBrand, type Hex } from '../../ui/brand.ts'
import { insertArea, nameHomeArea } from '../../areas/area.sql.ts'
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
  const people = await loadPersons(app, tenantId, folder, organisations, startsAt.toISOString().slice(0, 10))
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

export type PersonRow = Record<
  'key' | 'post' | 'role' | 'organisation' | 'rank' | 'answers_to' | 'body' | 'left_on' | 'collates',
  string | undefined
>

/** Every person with the post held from the beginning; a blank role is a person without an account. */
async function loadPersons(
  app: App,
  tenantId: number,
  folder: string,
  organisations: ReadonlyMap<string, number>,
  startsOn: string,
): Promise<Map<string, number>> {
  const rows: PersonRow[] = await csvTable<keyof PersonRow>(`${folder}/people.csv`)
  const people = new Map<string, number>()
  const posts = new Map<string, number>()
  for (const row of rows) {
    const { key = '', post = '', role = '', organisation = '', rank = '', body = '' } = row
    if (role !== '' && !isRole(role)) throw new Error(`demo/${folder}/people.csv: ${role} is not a role`)
    const accountId = role === '' ? null : await outsideTenants(app.db, (trx) => insertAccount(trx, null))
    const organisationId = organisations.get(organisation) ?? null
    await makeChange(app.db, tenantId, demonstrator, async (change) => {
      const { trx } = change
      const personId = await insertPerson(trx, tenantId, { accountId, name: post, post, organisationId })
      people.set(key, personId)
      if (!posts.has(post)) {
        const held = { title: post, rank: rank === '' ? 'individual' : rank, organisationId, answersTo: null }
        const postId = await insertPost(trx, tenantId, held)
        posts.set(post, postId)
        await insertHolding(trx, tenantId, { postId, personId, startsOn, endsOn: null })
      }
      // What is limited to a body waits until there are bodies.
      if (role !== '' && isRole(role) && body === '')
        await insertGrant(trx, tenantId, { personId, role, organisationId, startsOn })
      return change.record({
        as: 'set-up',
        action: 'person-added',
        subjectKind: 'person',
        subject: String(personId),
        after: { post, role, organisation },
      })
    })
  }
  await inTenant(app.db, tenantId, async (trx) => {
    for (const { post = '', organisation = '', rank = '', answers_to: above = '' } of rows) {
      const title = rows.find(({ key }) => key === above)?.post
      if (above !== '' && title === undefined)
        throw new Error(`demo/${folder}/people.csv: nobody has the key ${above}`)
      await updatePost(trx, posts.get(post) ?? 0, {
        title: post,
        rank: rank === '' ? 'individual' : rank,
        organisationId: organisations.get(organisation) ?? null,
        answersTo: title === undefined ? null : (posts.get(title) ?? null),
      })
    }
  })
  return people
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
