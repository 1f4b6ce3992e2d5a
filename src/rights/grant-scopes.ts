import { actions, rightsOf, roles, type Role } from './roles.ts'
import { scopeKinds, type ReachKind, type ScopeKind } from './scope.ts'

/** The public needs no grant; whoever comes by a link has what the link gives. */
const notGiven: ReadonlySet<Role> = new Set(['public', 'link-holder'])

/** Roles that somebody in the council can be given. */
export const rolesToGive: readonly Role[] = (Object.keys(roles) as Role[]).filter(
  (role) => !notGiven.has(role),
)

/** Held for the whole place or not at all. */
const wholeOnly: ReadonlySet<Role> = new Set(['system-administrator', 'performance-team', 'partnership-team'])

/** Held for something in particular, never for the whole place. */
const limitedOnly: ReadonlySet<Role> = new Set([
  'body-chair',
  'body-officer',
  'initiative-lead',
  'partner-contributor',
  'external-reviewer',
])

/** What a role can be given for: the whole place, or one thing of a kind that makes a difference to its rights. */
export function scopesOf(role: Role): ('place' | ScopeKind)[] {
  // The right to lend follows what is lent.
  const within = rightsOf(role).within.filter((action) => action !== 'grant.lend')
  const kinds = scopeKinds.filter((kind) =>
    within.some((action) => (actions[action] as readonly ReachKind[]).includes(kind)),
  )
  return [...(limitedOnly.has(role) ? [] : ['place' as const]), ...(wholeOnly.has(role) ? [] : kinds)]
}
