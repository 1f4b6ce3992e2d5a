/** Which indicators the formula of each derived indicator refers to; those that are not keys are recorded, not derived. */
export type Dependencies = ReadonlyMap<string, readonly string[]>

export interface DependencyOrder {
  /** Every derived indicator after those that its formula refers to; none that leads into a circle. */
  readonly order: readonly string[]
  /** Formulas that go in a circle, each as the path back to where it began: `A`, `B`, `A`. */
  readonly cycles: readonly (readonly string[])[]
}

/** In which order formulas are reckoned. A loop, not a descent: a chain may be thousands of formulas long. */
export function dependencyOrder(dependencies: Dependencies): DependencyOrder {
  const waiting = new Map<string, number>()
  const usedBy = dependents(dependencies)
  for (const [code, refersTo] of dependencies) {
    waiting.set(code, new Set(refersTo.filter((other) => dependencies.has(other))).size)
  }
  const order = [...waiting].filter(([, count]) => count === 0).map(([code]) => code)
  for (const code of order) {
    for (const user of usedBy.get(code) ?? []) {
      const left = (waiting.get(user) ?? 0) - 1
      waiting.set(user, left)
      if (left === 0) order.push(user)
    }
  }
  const done = new Set(order)
  const stuck = new Map([...dependencies].filter(([code]) => !done.has(code)))
  return { order, cycles: cyclesAmong(stuck) }
}

/** The derived indicators that a changed figure reaches, in the order in which they are reckoned anew. */
export function reachedBy(changed: readonly string[], dependencies: Dependencies): readonly string[] {
  const usedBy = dependents(dependencies)
  const reached = new Set(changed)
  for (const code of reached) for (const user of usedBy.get(code) ?? []) reached.add(user)
  return dependencyOrder(dependencies).order.filter((code) => reached.has(code))
}

/** The shortest way from a formula back to itself, if it were to refer to these; null: there is none. */
export function cycleThrough(
  code: string,
  refersTo: readonly string[],
  dependencies: Dependencies,
): readonly string[] | null {
  const cameFrom = new Map(refersTo.map((first) => [first, code]))
  for (const [at] of cameFrom) {
    if (at === code) return pathBack(code, cameFrom)
    for (const next of dependencies.get(at) ?? []) if (!cameFrom.has(next)) cameFrom.set(next, at)
  }
  return null
}

function pathBack(code: string, cameFrom: ReadonlyMap<string, string>): readonly string[] {
  const path = [code]
  for (let at = cameFrom.get(code); at !== undefined && at !== code; at = cameFrom.get(at)) path.push(at)
  return [code, ...path.reverse()]
}

function dependents(dependencies: Dependencies): ReadonlyMap<string, ReadonlySet<string>> {
  const usedBy = new Map<string, Set<string>>()
  for (const [code, refersTo] of dependencies) {
    for (const other of refersTo) usedBy.set(other, (usedBy.get(other) ?? new Set()).add(code))
  }
  return usedBy
}

/** Each circle once; a formula that only refers to one in a circle is not named itself. */
function cyclesAmong(stuck: Dependencies): readonly (readonly string[])[] {
  const named = new Set<string>()
  const cycles: (readonly string[])[] = []
  for (const [code, refersTo] of stuck) {
    const cycle = named.has(code) ? null : cycleThrough(code, refersTo, stuck)
    if (!cycle) continue
    cycle.forEach((one) => named.add(one))
    cycles.push(cycle)
  }
  return cycles
}
