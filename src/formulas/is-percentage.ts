import type { Node, Operation } from './expression.ts'
import { systemFunctions } from './system-functions.ts'

/** Whether the figures of an indicator are percentages of their denominators. */
export type IsPercentage = (indicatorCode: string) => boolean

/** Whether a part of a formula comes to a percentage, whose base is lost if it is averaged. */
export function isPercentage(node: Node, ofIndicator: IsPercentage): boolean {
  const is = (part: Node): boolean => isPercentage(part, ofIndicator)
  switch (node.is) {
    case 'number':
    case 'comparison':
      return false
    case 'reference':
      return node.reference.part === 'value' && ofIndicator(node.reference.code)
    case 'system':
      return systemFunctions[node.name].gives !== 'count'
    case 'negated':
      return is(node.of)
    case 'operation':
      return isShare(node) || (isSumOrDifference(node) && is(node.left) && is(node.right))
    case 'call':
      if (node.name === 'pct' || node.name === 'variancePct') return true
      return node.name !== 'count' && node.name !== 'countIf' && node.args.some(is)
  }
}

/**
 * Whether a part averages percentages, however it is written: `avg([A], [B])`, `([A] + [B]) / 2`, `0.5 * ([A] + [B])`,
 * `sum([A], [B]) / count([A], [B])`. An average with weights is not one of these.
 */
export function averagesPercentages(node: Node, ofIndicator: IsPercentage): boolean {
  const isTotal = (part: Node): boolean => isTotalOfPercentages(part, ofIndicator)
  if (node.is === 'call')
    return node.name === 'avg' && node.args.some((arg) => isPercentage(arg, ofIndicator))
  if (node.is !== 'operation') return false
  if (node.operator === '/') return isTotal(node.left) && isPlainNumber(node.right)
  const { left, right } = node
  return (
    node.operator === '*' &&
    ((isTotal(left) && isPlainNumber(right)) || (isPlainNumber(left) && isTotal(right)))
  )
}

function isTotalOfPercentages(node: Node, ofIndicator: IsPercentage): boolean {
  const is = (part: Node): boolean => isPercentage(part, ofIndicator)
  if (node.is === 'call') return node.name === 'sum' && node.args.filter(is).length > 1
  return node.is === 'operation' && node.operator === '+' && is(node.left) && is(node.right)
}

function isPlainNumber(node: Node): boolean {
  if (node.is === 'operation') return isPlainNumber(node.left) && isPlainNumber(node.right)
  return node.is === 'number' || (node.is === 'call' && node.name === 'count')
}

const isSumOrDifference = ({ operator }: Operation): boolean => operator === '+' || operator === '-'

/** `a / b * 100` or `100 * a / b`. */
function isShare({ operator, left, right }: Operation): boolean {
  const isHundred = (node: Node): boolean => node.is === 'number' && Number(node.number) === 100
  const divides = (node: Node, by: '/' | '*'): boolean => node.is === 'operation' && node.operator === by
  if (operator === '*')
    return (isHundred(right) && divides(left, '/')) || (isHundred(left) && divides(right, '/'))
  if (operator !== '/' || left.is !== 'operation' || left.operator !== '*') return false
  return isHundred(left.left) || isHundred(left.right)
}
