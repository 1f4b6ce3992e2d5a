import { everyPart, type Call, type Comparison, type Expression, type SystemCall } from './expression.ts'
import { formulaText } from './formula-text.ts'
import { negated } from './fraction.ts'
import { comparison, operations, type Judge, type Ready, type Reckon } from './reckon.ts'
import { reckonFunctions } from './reckon-functions.ts'
import { referenceText, type Reference } from './reference.ts'
import { absent, isAbsent, valueOf } from './value.ts'

/** A formula ready to run: what it asks for, and how its answer comes from that. */
export interface Formula {
  readonly expression: Expression
  /** As it is stored. */
  readonly text: string
  /** The figures it asks for, each once; their values fill the first slots. */
  readonly references: readonly Reference[]
  /** What it asks the system, each once; the slots after those. */
  readonly systemCalls: readonly SystemCall[]
  readonly reckon: Reckon
  /** The two counts of a formula that is one percentage, `pct(a, b)`, rounded or not. */
  readonly share: { readonly top: Reckon; readonly bottom: Reckon } | null
}

/** Turns the tree into closures once, so that each run does nothing but arithmetic. */
export function compileFormula(expression: Expression): Formula {
  const references = new Map<string, Reference>()
  const systemCalls = new Map<string, SystemCall>()
  for (const part of everyPart(expression)) {
    if (part.is === 'reference') references.set(referenceText(part.reference), part.reference)
    if (part.is === 'system') systemCalls.set(formulaText(part), part)
  }
  const slots: Slots = new Map(
    [...references.keys(), ...systemCalls.keys()].map((text, slot) => [text, slot]),
  )
  return {
    expression,
    text: formulaText(expression),
    references: [...references.values()],
    systemCalls: [...systemCalls.values()],
    reckon: ready(expression, slots).reckon,
    share: shareOf(expression, slots),
  }
}

/** Which slot of the inputs each reference and each question to the system has, by its text. */
type Slots = ReadonlyMap<string, number>

function ready(node: Expression, slots: Slots): Ready {
  return { reckon: reckonOf(node, slots), text: formulaText(node) }
}

function reckonOf(node: Expression, slots: Slots): Reckon {
  switch (node.is) {
    case 'number': {
      const value = valueOf(node.number)
      return () => value
    }
    case 'reference':
    case 'system': {
      const text = formulaText(node)
      const slot = slots.get(text) ?? -1
      const nothing = absent('missing', text)
      return (inputs) => inputs[slot] ?? nothing
    }
    case 'negated': {
      const of = reckonOf(node.of, slots)
      return (inputs) => {
        const value = of(inputs)
        return isAbsent(value) ? value : negated(value)
      }
    }
    case 'operation':
      return operations[node.operator](ready(node.left, slots), ready(node.right, slots))
    case 'call':
      return callOf(node, slots)
  }
}

function callOf({ name, args }: Call, slots: Slots): Reckon {
  const numbers = args.filter((arg) => arg.is !== 'comparison')
  const last = args.at(-1)
  return reckonFunctions[name]({
    numbers: numbers.map((arg) => ready(arg, slots)),
    conditions: args.filter((arg) => arg.is === 'comparison').map((arg) => judgeOf(arg, slots)),
    places: args.length > 1 && last?.is === 'number' ? Number(last.number) : 0,
  })
}

function judgeOf({ comparator, left, right }: Comparison, slots: Slots): Judge {
  return comparison(comparator, reckonOf(left, slots), reckonOf(right, slots))
}

function shareOf(node: Expression, slots: Slots): Formula['share'] {
  const part = withoutRounding(node)
  if (part.is !== 'call' || part.name !== 'pct') return null
  const [top, bottom] = part.args.filter((arg) => arg.is !== 'comparison')
  return top && bottom ? { top: reckonOf(top, slots), bottom: reckonOf(bottom, slots) } : null
}

/** What a formula is about, apart from `round( … )` around it. */
export function withoutRounding(node: Expression): Expression {
  const [inside] = node.is === 'call' && node.name === 'round' ? node.args : []
  return inside && inside.is !== 'comparison' ? withoutRounding(inside) : node
}
