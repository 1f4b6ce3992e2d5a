import type { TenantTransaction } from '../db/tenant.ts'
import { listOrganisations } from '../organisations/organisation.sql.ts'
import type { Organisation } from '../organisations/organisation.ts'
import { listAllPosts } from '../people/post.sql.ts'
import { partsOfOpened } from '../rights/policy.ts'
import { listSets } from '../sets/set.sql.ts'
import type { IndicatorSet } from '../sets/set.ts'
import type { KnownThings } from './check-definition.ts'
import { findPostOf, listCandidates, type Candidate } from './definition.sql.ts'
import type { Names } from './definition-entry.ts'
import type { DefinedFacts } from './read-definition.ts'

/** What a definition may be given, for the choices of the form. */
export interface Choices {
  readonly organisations: readonly Organisation[]
  readonly persons: readonly Candidate[]
  readonly sets: readonly Pick<IndicatorSet, 'code' | 'name'>[]
  /** Posts of the place that are open, for the owners. */
  readonly posts: readonly string[]
}

export async function loadChoices(trx: TenantTransaction, today: string): Promise<Choices> {
  const posts = await listAllPosts(trx, today)
  return {
    organisations: await listOrganisations(trx),
    persons: await listCandidates(trx),
    sets: await listSets(trx, partsOfOpened),
    posts: posts.filter(({ closedOn }) => closedOn === null).map(({ title }) => title),
  }
}

/** `before` may keep somebody who is leaving, and an organisation that has closed. */
export function knownIn(
  choices: Pick<Choices, 'organisations' | 'persons' | 'sets'>,
  before?: { readonly organisation: string; readonly persons: readonly (number | null)[] },
): KnownThings {
  const organisations = new Set(choices.organisations.map(({ code }) => code))
  const persons = new Set([
    ...choices.persons.map(({ id }) => String(id)),
    ...(before?.persons ?? []).flatMap((id) => (id === null ? [] : [String(id)])),
  ])
  const sets = new Set(choices.sets.map(({ code }) => code))
  return {
    hasOrganisation: (code) => organisations.has(code) || code === before?.organisation,
    hasPerson: (id) => persons.has(id),
    hasSet: (code) => sets.has(code),
  }
}

/** Codes and posts for the record. */
export async function namesOf(
  trx: TenantTransaction,
  { collatorId, responsibleId }: Pick<DefinedFacts, 'collatorId' | 'responsibleId'>,
  organisation: string,
): Promise<Names> {
  return {
    organisation: organisation === '' ? null : organisation,
    collator: await findPostOf(trx, collatorId),
    responsible: await findPostOf(trx, responsibleId),
  }
}
