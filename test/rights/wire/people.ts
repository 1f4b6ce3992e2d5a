import { sessionOf } from './came-with.ts'
import type { Role } from '../../../src/rights/roles.ts'
import type { ReachKind, ScopeKind } from '../../../src/rights/scope.ts'
import { aPerson } from '../../worlds/an-actor.ts'
import { goldenRoles } from '../golden.ts'
import type { Side, TwoSides } from './two-sides.ts'

/** Somebody signed in who holds one role: of the whole place, or limited to one thing of the own side. */
export interface Holder {
  readonly name: string
  readonly role: Role
  /** `return` for whoever came by a link. */
  readonly limitedTo: ReachKind | null
  readonly cookie: string
  readonly personId: number
  readonly accountId: number
  readonly grantId: number
}

/** What each role is limited to where it is limited: what it is about. */
const limitOf: Readonly<Partial<Record<Role, ScopeKind>>> = {
  'body-chair': 'body',
  'body-officer': 'body',
  'initiative-lead': 'indicator',
  gatekeeper: 'theme',
}

/** Each role that is held as a role, twice: of the whole place, and limited. */
export async function everyRole(world: TwoSides): Promise<Holder[]> {
  const holders: Holder[] = []
  for (const role of [...goldenRoles.keys()].filter((one) => one !== 'link-holder'))
    for (const limitedTo of [null, limitOf[role] ?? 'organisation'] as const)
      holders.push(await aHolder(world, role, limitedTo))
  return holders
}

export async function aHolder(
  { app, place, own }: TwoSides,
  role: Role,
  limitedTo: ScopeKind | null,
  name = `${role} of ${limitedTo === null ? 'the whole place' : `one ${limitedTo}`}`,
): Promise<Holder> {
  const { personId, accountId } = await aPerson(app, place.id, name, { role })
  if (limitedTo !== null)
    await app.db.pool.query(`update role_grant set ${limitedTo}_id = $2 where person_id = $1`, [
      personId,
      idOf(own, limitedTo),
    ])
  const { rows } = await app.db.pool.query<{ id: number }>('select id from role_grant where person_id = $1', [
    personId,
  ])
  const cookie = await sessionOf(app, accountId)
  return { name, role, limitedTo, cookie, personId, accountId, grantId: rows[0]?.id ?? 0 }
}

function idOf({ department, body, themeId, indicator }: Side, kind: ScopeKind): number {
  return { organisation: department.id, body: body.id, theme: themeId, indicator: indicator.id }[kind]
}
