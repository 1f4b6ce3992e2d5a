import { AbilityBuilder, createMongoAbility, subject, type MongoAbility } from '@casl/ability'
import type { Action, Role } from '../../src/rights/roles.ts'
import { me, pathOf, somebodyElse, themesOfBody, type limits, type State, type Thing } from './cells.ts'
import { goldenActions, goldenWhere } from './golden.ts'

type Limit = (typeof limits)[number]['to']

/** A role as it is held: of the whole place (null), or limited to one thing. */
export interface Held {
  readonly role: Role
  readonly to: Limit
}

/** The thing as the oracle has it: with what is above it, where the product knows what is below a grant. */
export interface Seen {
  readonly organisations: readonly number[]
  readonly body: number | null
  readonly themes: readonly number[]
  readonly indicator: number | null
  readonly isPublished: boolean
  readonly isLocked: boolean
  readonly enteredBy: readonly number[]
}

export type Oracle = (action: Action, seen: Seen) => boolean

/** Decides by the golden tables with another library's engine, which knows nothing of the product's code. */
export function oracle(
  held: readonly Held[],
  { isConfirmed, readsOnly }: Pick<State, 'isConfirmed' | 'readsOnly'>,
): Oracle {
  const { can, cannot, build } = new AbilityBuilder<MongoAbility>(createMongoAbility)
  for (const { role, to } of held) {
    for (const [action, { heldThrough }] of goldenActions) {
      const where = goldenWhere(role, action)
      if (where === 'everywhere' || (where === 'own' && to === null)) can(action, 'Thing')
      if (where === 'own' && to !== null && heldThrough.includes(to.kind)) can(action, 'Thing', within(to))
      // A body brings its themes along, for what a theme opens.
      if (where === 'own' && to?.kind === 'body' && heldThrough.includes('theme'))
        can(action, 'Thing', { themes: { $in: themesOfBody.get(to.id) ?? [] } })
      if (where === 'published') can(action, 'Thing', { isPublished: true })
    }
  }
  cannot(['return.certify', 'return.accept', 'return.accept-certified', 'targets.adopt'], 'Thing', {
    enteredBy: { $in: [me] },
  })
  cannot(['return.fill', 'return.send'], 'Thing', { isLocked: true })
  for (const [action, { reads, weighty }] of goldenActions) {
    if (readsOnly && !reads) cannot(action, 'Thing')
    if (!isConfirmed && weighty) cannot(action, 'Thing')
  }
  const ability = build()
  return (action, seen) => ability.can(action, subject('Thing', seen as Seen & Record<PropertyKey, unknown>))
}

const fieldOf = {
  organisation: 'organisations',
  body: 'body',
  theme: 'themes',
  indicator: 'indicator',
} as const
const within = ({ kind, id }: Exclude<Limit, null>) => ({ [fieldOf[kind]]: { $in: [id] } })

export function seen(thing: Thing, { isPublished, isLocked, isOwnEntry }: State): Seen {
  return {
    organisations: thing.organisationId === undefined ? [] : (pathOf.get(thing.organisationId) ?? []),
    body: thing.bodyId ?? null,
    themes: thing.themeIds ?? [],
    indicator: thing.indicatorId ?? null,
    isPublished,
    isLocked,
    enteredBy: isOwnEntry ? [somebodyElse, me] : [somebodyElse],
  }
}
