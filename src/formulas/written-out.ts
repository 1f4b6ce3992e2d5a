import type { Decimal } from '../kernel/decimal.ts'
import type { Expression, Node, Operation, Operator } from './expression.ts'

/** The same formula with `pct`, `variancePct` and `sum` written as the arithmetic that they are. */
export function writtenOut(node: Expression): Expression {
  switch (node.is) {
    case 'number':
    case 'reference':
    case 'system':
      return node
    case 'negated':
      return { ...node, of: writtenOut(node.of) }
    case 'operation':
      return { ...node, left: writtenOut(node.left), right: writtenOut(node.right) }
    case 'call': {
      const args = node.args.map(partWrittenOut)
      const [first, second] = args.filter((arg) => arg.is !== 'comparison')
      if (node.name === 'pct' && first && second) return percentage(first, second)
      if (node.name === 'variancePct' && first && second) {
        return percentage(operation('-', first, second), second)
      }
      if (node.name === 'sum') {
        return args.filter((arg) => arg.is !== 'comparison').reduce((sum, arg) => operation('+', sum, arg))
      }
      return { ...node, args }
    }
  }
}

function partWrittenOut(node: Node): Node {
  if (node.is !== 'comparison') return writtenOut(node)
  return { ...node, left: writtenOut(node.left), right: writtenOut(node.right) }
}

function percentage(top: Expression, bottom: Expression): Operation {
  const hundred: Expression = { is: 'number', number: '100' as Decimal, at: top.at }
  return operation('*', operation('/', top, bottom), hundred)
}

function operation(operator: Operator, left: Expression, right: Expression): Operation {
  return { is: 'operation', operator, left, right, at: left.at }
}
