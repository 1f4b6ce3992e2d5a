import { withoutRounding } from './compile-formula.ts'
import type { Expression, Node } from './expression.ts'
import type { Reference } from './reference.ts'
import { systemFunctions } from './system-functions.ts'

/**
 * Whether a formula is a percentage of counts of people or things, `pct(a, b)`, so that Wilson limits may stand beside
 * it. A percentage of pounds has no such limits, which is why the caller says what a reference counts.
 */
export function isShareOfCounts(expression: Expression, isCount: (reference: Reference) => boolean): boolean {
  const part = withoutRounding(expression)
  if (part.is === 'system') return systemFunctions[part.name].gives === 'share'
  return part.is === 'call' && part.name === 'pct' && part.args.every((arg) => comesToCount(arg, isCount))
}

function comesToCount(node: Node, isCount: (reference: Reference) => boolean): boolean {
  switch (node.is) {
    case 'reference':
      return isCount(node.reference)
    case 'operation':
      return (
        /[-+]/.test(node.operator) && comesToCount(node.left, isCount) && comesToCount(node.right, isCount)
      )
    case 'call':
      if (node.name === 'count' || node.name === 'countIf') return true
      return node.name === 'sum' && node.args.every((arg) => comesToCount(arg, isCount))
    default:
      return false
  }
}
