import type { TenantTransaction } from '../db/tenant.ts'
import { listOrganisations } from '../organisations/organisation.sql.ts'
import type { Actor } from '../rights/actor.ts'
import { mayDo, mayOffer, visibleTo } from '../rights/policy.ts'
import { lineOf } from './line-of-accountability.ts'
import type { Named, Person, PersonListed } from './person.ts'
import { countPersons, findPerson, findPersonNamed, listPersons, type PersonFilter } from './person.sql.ts'
import type { Holding, Post } from './post.ts'
import { listAllPosts, listHoldings } from './post.sql.ts'

export const peoplePerPage = 50

export interface PeoplePage {
  readonly people: readonly PersonListed[]
  readonly all: number
  readonly organisations: readonly Named[]
}

export async function loadPeople(
  trx: TenantTransaction,
  actor: Actor,
  filter: Omit<PersonFilter, 'from' | 'limit'>,
  page: number,
  today: string,
): Promise<PeoplePage> {
  const visible = visibleTo(actor, 'people.read')
  const from = (page - 1) * peoplePerPage
  return {
    people: await listPersons(trx, visible, { ...filter, from, limit: peoplePerPage }, today),
    all: await countPersons(trx, visible, filter, today),
    organisations: (await listOrganisations(trx)).map(({ code, name }) => ({ code, name })),
  }
}

export interface PersonPage {
  readonly person: Person
  readonly isOwn: boolean
  readonly holdings: readonly Holding[]
  /** From the member at the top down to the post now held; empty where there is none. */
  readonly line: readonly Post[]
}

/** Somebody's page: their own for everybody, other people's for whoever may read of people. E-mail is personal. */
export async function loadPerson(
  trx: TenantTransaction,
  actor: Actor,
  id: number,
  today: string,
): Promise<PersonPage | undefined> {
  const isOwn = id === actor.personId
  if (!isOwn && !mayDo(actor, 'people.read')) return undefined
  const person = await findPerson(trx, id, today)
  if (!person) return undefined
  const isEmailShown = isOwn || mayOffer(actor, 'person.change')
  const holdings = await listHoldings(trx, { personId: id })
  const held = holdings.find(
    ({ startsOn, endsOn }) => startsOn <= today && (endsOn === null || endsOn >= today),
  )
  return {
    person: isEmailShown ? person : { ...person, email: '' },
    isOwn,
    holdings,
    line: held ? lineOf(await listAllPosts(trx, today), held.postId) : [],
  }
}

/** Everybody who can be chosen on a form: by post, with the name where it says more. */
export async function loadChoices(
  trx: TenantTransaction,
  actor: Actor,
  today: string,
): Promise<readonly PersonListed[]> {
  return listPersons(trx, visibleTo(actor, 'people.read'), {}, today)
}

/** The id of whoever is named by post, in full; 0 where nobody is. For those who may name people but not list them. */
export async function loadNamed(trx: TenantTransaction, post: string): Promise<number> {
  return (await findPersonNamed(trx, post)) ?? 0
}
