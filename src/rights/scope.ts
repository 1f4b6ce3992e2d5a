/** What a grant can be limited to. */
export const scopeKinds = ['organisation', 'body', 'theme', 'indicator'] as const
export type ScopeKind = (typeof scopeKinds)[number]

/**
 * What a grant covers: the whole place, or the ids of each kind. An organisation covers all below it; a body covers its
 * themes.
 */
export type Reach = 'all' | Readonly<Partial<Record<ScopeKind, ReadonlySet<number>>>>

/** What a thing belongs to, as ids of each kind. */
export type Belongs = Readonly<Partial<Record<ScopeKind, readonly number[]>>>

/** Does the reach cover a thing that belongs to these, where only `kinds` count? */
export function covers(reach: Reach, belongs: Belongs, kinds: readonly ScopeKind[]): boolean {
  if (reach === 'all') return true
  return kinds.some((kind) => belongs[kind]?.some((id) => reach[kind]?.has(id)))
}
