import { cycleThrough, type Dependencies } from './dependency-order.ts'
import { everyPart, type Expression, type Node } from './expression.ts'
import { formulaFinding, type FormulaFinding } from './formula-finding.ts'
import { averagesPercentages } from './is-percentage.ts'

/** What a formula has to know of an indicator that it refers to. */
export interface Measured {
  /** Whether its figures are percentages of their denominators. */
  readonly isPercentage: boolean
  /** How its year to date comes about: a flow is summed, a cumulative figure holds it; null: it has none. */
  readonly yearToDate: 'sum' | 'last' | null
}

/** What is wrong with a formula that can be read, in the order of its text: all at once. */
export function checkFormula(
  expression: Expression,
  find: (indicatorCode: string) => Measured | undefined,
): readonly FormulaFinding[] {
  const isPercentage = (code: string): boolean => find(code)?.isPercentage ?? false
  const findings = Array.from(everyPart(expression), (part) => {
    if (part.is === 'reference') return referenceFault(part, find)
    return averagesPercentages(part, isPercentage) ? formulaFinding('percentages-averaged', part.at) : null
  })
  return findings.filter((finding) => finding !== null).sort((a, b) => a.at - b.at)
}

function referenceFault(
  { reference, at }: Extract<Node, { is: 'reference' }>,
  find: (indicatorCode: string) => Measured | undefined,
): FormulaFinding | null {
  const { code, shift, part } = reference
  const measured = find(code)
  if (!measured) return formulaFinding('indicator-unknown', at, { code })
  const isAddedUp = shift === 'year-to-date' && part === 'value'
  return isAddedUp && measured.yearToDate === null ? formulaFinding('no-year-to-date', at, { code }) : null
}

/** The circle that an indicator's formula would close among the formulas that stand, told at the reference that does. */
export function checkCircle(
  indicatorCode: string,
  expression: Expression,
  dependencies: Dependencies,
): FormulaFinding | null {
  const referred = [...everyPart(expression)].filter((part) => part.is === 'reference')
  const codes = referred.map(({ reference }) => reference.code)
  const path = cycleThrough(indicatorCode, codes, dependencies)
  const closing = referred.find(({ reference }) => reference.code === path?.[1])
  return path && closing ? formulaFinding('goes-in-a-circle', closing.at, { path: circleText(path) }) : null
}

/** `A → B → A`; of a long one the beginning and the end. */
export function circleText(path: readonly string[]): string {
  return (path.length > 12 ? [...path.slice(0, 6), '…', ...path.slice(-5)] : path).join(' → ')
}
