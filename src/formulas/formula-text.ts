import type { Node, SystemCall } from './expression.ts'
import { referenceText } from './reference.ts'
import { systemFunctions } from './system-functions.ts'
import { writeFormula, type Style } from './write-formula.ts'

const style: Style = {
  signs: {},
  number: ({ number }) => number,
  reference: ({ reference }) => referenceText(reference),
  system: (node) => `${node.name}(${node.args.map((_, at) => argumentText(node, at)).join(', ')})`,
  call: ({ name }, args) => `${name}(${args.join(', ')})`,
  isCallWhole: true,
}

/** The formula as it is stored: one spelling for formulas that say the same. Reads back as the same tree. */
export function formulaText(node: Node): string {
  return writeFormula(node, style)
}

function argumentText({ name, args }: SystemCall, at: number): string {
  const argument = args[at] ?? ''
  if (systemFunctions[name].takes[at] !== 'text') return argument
  return argument.includes("'") ? `"${argument}"` : `'${argument}'`
}
