import { functions, type FunctionName, type Shape } from './functions.ts'
import { systemFunctions, type SystemName } from './system-functions.ts'

export type Called =
  | { readonly is: 'call'; readonly name: FunctionName; readonly shape: Shape }
  | { readonly is: 'system'; readonly name: SystemName; readonly shape: Shape }

/** Every name that may stand before a bracket. A Map, so that `constructor` is an unknown word; `SUM` and `sum` are one. */
export const callable: ReadonlyMap<string, Called> = new Map(
  [...ofFormulas(), ...ofSystem()].map((called) => [called.name.toLowerCase(), called]),
)

function ofFormulas(): Called[] {
  const names = Object.keys(functions) as FunctionName[]
  return names.map((name) => ({ is: 'call', name, shape: functions[name] }))
}

function ofSystem(): Called[] {
  const names = Object.keys(systemFunctions) as SystemName[]
  return names.map((name) => ({ is: 'system', name, shape: systemFunctions[name] }))
}
