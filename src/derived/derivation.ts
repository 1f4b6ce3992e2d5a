import type { StoredFormula } from '../figures/formula.ts'
import type { Formula } from '../formulas/compile-formula.ts'
import { dependencyOrder, type Dependencies } from '../formulas/dependency-order.ts'
import { compiled } from './compiled.ts'

/** An indicator with the formula by which it is worked out, ready to run. */
export interface Derivation extends StoredFormula {
  readonly formula: Formula
}

/** What has to be worked out for some of the derived indicators of a place. */
export interface Plan {
  /** Each after those that its formula refers to. */
  readonly order: readonly Derivation[]
  /** Every code that the formulas refer to, recorded and derived. */
  readonly codes: readonly string[]
}

export function derivationsOf(stored: readonly StoredFormula[]): ReadonlyMap<string, Derivation> {
  return new Map(stored.map((one) => [one.code, { ...one, formula: compiled(one.text) }]))
}

export function dependenciesOf(derivations: ReadonlyMap<string, Derivation>): Dependencies {
  return new Map([...derivations].map(([code, { formula }]) => [code, codesIn(formula)]))
}

/** The codes that a formula refers to, each once. */
export function codesIn({ references }: Pick<Formula, 'references'>): readonly string[] {
  return [...new Set(references.map(({ code }) => code))]
}

/** The wanted ones and those that they lead to; a formula that goes in a circle has no place in any order. */
export function planOf(wanted: readonly string[], derivations: ReadonlyMap<string, Derivation>): Plan {
  const reached = new Set(wanted)
  for (const code of reached) {
    const derivation = derivations.get(code)
    if (derivation) for (const other of codesIn(derivation.formula)) reached.add(other)
  }
  const { order } = dependencyOrder(dependenciesOf(derivations))
  return {
    order: order.flatMap((code) => (reached.has(code) ? (derivations.get(code) ?? []) : [])),
    codes: [...reached],
  }
}
