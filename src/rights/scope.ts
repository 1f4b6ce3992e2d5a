/** What a grant can be limited to. */
export const scopeKinds = ['organisation', 'body', 'theme', 'indicator'] as const
export type ScopeKind = (typeof scopeKinds)[number]

/** What a right can be held through: a grant's scope, or the one return that a link opens. */
export const reachKinds = [...scopeKinds, 'return'] as const
export type ReachKind = (typeof reachKinds)[number]

/**
 * What a grant covers: the whole place, or the ids of each kind. An organisation covers all below it; a body covers its
 * themes.
 */
export type Reach = 'all' | Readonly<Partial<Record<ReachKind, ReadonlySet<number>>>>

/** What a thing belongs to, as ids of each kind. */
export type Belongs = Readonly<Partial<Record<ReachKind, readonly number[]>>>

/** Does the reach cover a thing that belongs to these, where only `kinds` count? */
export function covers(reach: Reach, belongs: Belongs, kinds: readonly ReachKind[]): boolean {
  if (reach === 'all') return true
  return kinds.some((kind) => belongs[kind]?.some((id) => reach[kind]?.has(id)))
}
