import type { Decimal } from '../kernel/decimal.ts'
import type { FunctionName } from './functions.ts'
import type { Reference } from './reference.ts'
import type { SystemArgument, SystemName } from './system-functions.ts'

export type Operator = '+' | '-' | '*' | '/'
export type Comparator = '=' | '<>' | '<' | '<=' | '>' | '>='

interface Part {
  /** The character of the formula at which it begins, from 1. */
  readonly at: number
}

export interface Written extends Part {
  readonly is: 'number'
  readonly number: Decimal
}
export interface Referred extends Part {
  readonly is: 'reference'
  readonly reference: Reference
}
export interface Negated extends Part {
  readonly is: 'negated'
  readonly of: Expression
}
export interface Operation extends Part {
  readonly is: 'operation'
  readonly operator: Operator
  readonly left: Expression
  readonly right: Expression
}
export interface Call extends Part {
  readonly is: 'call'
  readonly name: FunctionName
  readonly args: readonly (Expression | Comparison)[]
}
export interface SystemCall extends Part {
  readonly is: 'system'
  readonly name: SystemName
  readonly args: readonly SystemArgument[]
}
/** Holds or does not; stands only where a function asks for it. */
export interface Comparison extends Part {
  readonly is: 'comparison'
  readonly comparator: Comparator
  readonly left: Expression
  readonly right: Expression
}

/** A formula as a tree: each form is a number once it is reckoned. */
export type Expression = Written | Referred | Negated | Operation | Call | SystemCall
export type Node = Expression | Comparison

export function partsOf(node: Node): readonly Node[] {
  switch (node.is) {
    case 'number':
    case 'reference':
    case 'system':
      return []
    case 'negated':
      return [node.of]
    case 'operation':
    case 'comparison':
      return [node.left, node.right]
    case 'call':
      return node.args
  }
}

/** The tree and everything in it, the whole before its parts. */
export function* everyPart(node: Node): Generator<Node> {
  yield node
  for (const part of partsOf(node)) yield* everyPart(part)
}
