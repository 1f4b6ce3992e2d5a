import type { Call, Comparison, Expression, Node, Referred, SystemCall, Written } from './expression.ts'

/** How the parts of a formula are put on paper; one for the text that is stored, one for sentences. */
export interface Style {
  readonly signs: Readonly<Record<string, string>>
  readonly number: (node: Written) => string
  readonly reference: (node: Referred) => string
  readonly system: (node: SystemCall) => string
  /** `args` are written already. */
  readonly call: (node: Call, args: readonly string[]) => string
  /** Whether a call reads as one thing, or needs brackets beside a sign. */
  readonly isCallWhole: boolean
}

/** How tightly each form holds together: what is looser than its surroundings goes in brackets. */
const tightness = { '+': 1, '-': 1, '*': 2, '/': 2 } as const
const whole = 4

/** The formula as text, with the brackets that it needs and no others. */
export function writeFormula(node: Node, style: Style): string {
  switch (node.is) {
    case 'number':
      return style.number(node)
    case 'reference':
      return style.reference(node)
    case 'system':
      return style.system(node)
    case 'negated':
      return `${style.signs['negative'] ?? '-'}${held(node.of, 3, style)}`
    case 'call':
      return style.call(
        node,
        node.args.map((arg) => writeFormula(arg, style)),
      )
    case 'comparison':
      return joined(node, node.comparator, 0, style)
    case 'operation':
      return joined(node, node.operator, tightness[node.operator], style)
  }
}

function joined(
  { left, right }: { left: Expression; right: Expression } | Comparison,
  sign: string,
  tight: number,
  style: Style,
): string {
  return `${held(left, tight, style)} ${style.signs[sign] ?? sign} ${held(right, tight + 1, style)}`
}

function held(node: Node, atLeast: number, style: Style): string {
  const text = writeFormula(node, style)
  return holdsTogether(node, style) >= atLeast ? text : `(${text})`
}

function holdsTogether(node: Node, style: Style): number {
  switch (node.is) {
    case 'operation':
      return tightness[node.operator]
    case 'comparison':
      return 0
    case 'negated':
      return 3
    case 'call':
      return style.isCallWhole ? whole : 0
    default:
      return whole
  }
}
