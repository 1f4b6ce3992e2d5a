import { ruleFamilies, type AssessmentRule, type RuleFamily } from '../figures/indicator.ts'
import { compareDecimals, readDecimal, type Decimal } from '../kernel/decimal.ts'
import type { Finding } from '../kernel/finding.ts'

/** A rule as it was typed. */
export interface TypedRule {
  readonly family: string
  readonly toleranceKind: string
  readonly tolerance: string
  /** Empty: nothing counts as significantly exceeded. */
  readonly exceedBy: string
  readonly reason: string
}

const nought = '0' as Decimal
const hundred = '100' as Decimal

/** All that is wrong with it, in the order of the form. */
export function* checkRule(typed: TypedRule): Generator<Finding> {
  const error = (field: keyof TypedRule, code: string): Finding => ({
    field,
    code,
    severity: 'error',
    args: {},
  })
  if (!isFamily(typed.family)) yield error('family', 'family-missing')
  if (!isKind(typed.toleranceKind)) yield error('toleranceKind', 'tolerance-kind-missing')
  const tolerance = readDecimal(typed.tolerance)
  if (tolerance === null || compareDecimals(tolerance, nought) < 0) yield error('tolerance', 'tolerance-form')
  else if (typed.toleranceKind === 'pct' && compareDecimals(tolerance, hundred) > 0)
    yield error('tolerance', 'tolerance-over-hundred')
  const exceedBy = readDecimal(typed.exceedBy)
  if (typed.exceedBy.trim() !== '' && (exceedBy === null || compareDecimals(exceedBy, nought) < 0))
    yield error('exceedBy', 'exceed-form')
  if (typed.reason.trim() === '') yield error('reason', 'reason-missing')
  if (typed.reason.length > 1_000) yield error('reason', 'reason-too-long')
}

/** The rule that was typed; null where `checkRule` has found something. */
export function ruleOf(typed: TypedRule, version: number): AssessmentRule | null {
  const { family, toleranceKind } = typed
  const value = readDecimal(typed.tolerance)
  if (!checkRule(typed).next().done || !isFamily(family) || !isKind(toleranceKind) || value === null)
    return null
  return { version, family, tolerance: { kind: toleranceKind, value }, exceedBy: readDecimal(typed.exceedBy) }
}

export function typedOf({ family, tolerance, exceedBy }: AssessmentRule): TypedRule {
  return {
    family,
    toleranceKind: tolerance.kind,
    tolerance: tolerance.value,
    exceedBy: exceedBy ?? '',
    reason: '',
  }
}

function isFamily(text: string): text is RuleFamily {
  return (ruleFamilies as readonly string[]).includes(text)
}

function isKind(text: string): text is 'pct' | 'abs' {
  return text === 'pct' || text === 'abs'
}
