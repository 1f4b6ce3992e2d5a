/** A thing that may stand below another of its kind. */
export interface Linked {
  readonly id: number
  readonly parentId: number | null
}

export interface Branch<Thing extends Linked> {
  readonly thing: Thing
  readonly below: readonly Branch<Thing>[]
}

/**
 * The things as a tree, each branch in the order given. What stands below a thing that is not among them stands at the
 * top, and a ring, should the store ever hold one, is cut where it is first met.
 */
export function treeOf<Thing extends Linked>(things: readonly Thing[]): Branch<Thing>[] {
  const known = new Set(things.map(({ id }) => id))
  const childrenOf = Map.groupBy(things, ({ parentId }) =>
    parentId !== null && known.has(parentId) ? parentId : null,
  )
  const placed = new Set<number>()
  const branchesOf = (some: readonly Thing[]): Branch<Thing>[] =>
    some.flatMap((thing) => {
      if (placed.has(thing.id)) return []
      placed.add(thing.id)
      return [{ thing, below: branchesOf(childrenOf.get(thing.id) ?? []) }]
    })
  return [...branchesOf(childrenOf.get(null) ?? []), ...branchesOf(things)]
}

/** Whether the thing is `ancestorId` itself or stands anywhere below it. */
export function isWithin(things: readonly Linked[], id: number, ancestorId: number): boolean {
  return pathTo(things, id).some((thing) => thing.id === ancestorId)
}

/** The way to a thing from the top, itself last. */
export function pathTo<Thing extends Linked>(things: readonly Thing[], id: number): Thing[] {
  const byId = new Map(things.map((thing) => [thing.id, thing]))
  const path: Thing[] = []
  for (let at = byId.get(id); at && !path.includes(at); at = byId.get(at.parentId ?? 0)) path.unshift(at)
  return path
}

/** Every branch with how deep it stands, the top being 0, in reading order. */
export function* walk<Thing extends Linked>(
  branches: readonly Branch<Thing>[],
  depth = 0,
): Generator<{ readonly thing: Thing; readonly depth: number; readonly below: number }> {
  for (const { thing, below } of branches) {
    yield { thing, depth, below: below.length }
    yield* walk(below, depth + 1)
  }
}
