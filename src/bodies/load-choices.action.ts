import type { TenantTransaction } from '../db/tenant.ts'
import { listOrganisations } from '../organisations/organisation.sql.ts'
import { listPossibleMembers } from './membership.sql.ts'
import type { Member } from './membership.ts'

interface Choice {
  readonly value: string
  readonly text: string
}

/** Whom a body that the reader may change can take on, and for whom a member can speak. */
export async function loadMemberChoices(
  trx: TenantTransaction,
  members: readonly Pick<Member, 'personId' | 'endsOn'>[],
  today: string,
): Promise<{ readonly people: readonly Choice[]; readonly organisations: readonly Choice[] }> {
  const taken = new Set(members.filter(({ endsOn }) => endsOn === null).map(({ personId }) => personId))
  const people = await listPossibleMembers(trx, today)
  return {
    people: people
      .filter(({ id }) => !taken.has(id))
      .map(({ id, post, name }) => ({ value: String(id), text: post === name ? post : `${post} (${name})` })),
    organisations: (await listOrganisations(trx)).map(({ code, name }) => ({ value: code, text: name })),
  }
}
