import { compileFormula, type Formula } from '../formulas/compile-formula.ts'
import { parseFormula } from '../formulas/parse-formula.ts'

/** How many formulas are kept ready to run, of all places together. */
const most = 2_000
const ready = new Map<string, Formula>()

/** A formula that was checked before it was stored, ready to run: the same text is read once. */
export function compiled(text: string): Formula {
  const known = ready.get(text)
  if (known) return known
  const parsed = parseFormula(text)
  if (parsed.is === 'faulty') throw new Error(`a stored formula cannot be read: ${text}`)
  const formula = compileFormula(parsed.expression)
  const [oldest] = ready.keys()
  if (ready.size >= most && oldest !== undefined) ready.delete(oldest)
  ready.set(text, formula)
  return formula
}
