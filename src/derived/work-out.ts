import type { Computed, ComputedInput, Observation, ObservationStatus } from '../figures/indicator.ts'
import { evaluate } from '../formulas/evaluate.ts'
import { decimalFrom } from '../formulas/fraction.ts'
import { periodsAsked, shiftedValue } from '../formulas/periods-asked.ts'
import { referenceText, type Reference } from '../formulas/reference.ts'
import type { SystemFunctions } from '../formulas/system-functions.ts'
import { absent, isAbsent, type Value } from '../formulas/value.ts'
import type { Period } from '../kernel/period.ts'
import { absenceText } from './absence-text.ts'
import type { Derivation } from './derivation.ts'
import { figureValue } from './figure-value.ts'
import { markOf } from './mark-of.ts'

/** What a figure is worked out from: all as at one moment. */
export interface Surroundings {
  readonly areaCode: string
  readonly period: Period
  /** The figure of another indicator in the same area. */
  readonly figureOf: (code: string, period: Period) => Observation | undefined
  readonly yearToDateOf: (code: string) => 'sum' | 'last' | null
  readonly system: SystemFunctions
}

/** A figure as its formula gives it. Nobody has recorded it; it says how it came about, and why there is none. */
export function workOut(derivation: Derivation, around: Surroundings): Observation & { computed: Computed } {
  const { formula, indicatorId, version, text, recordedAt } = derivation
  const { areaCode, period } = around
  const used: Observation[] = []
  const values = new Map<string, Value>()
  const inputs = formula.references.map((reference): ComputedInput => {
    const value = valueAt(reference, around, used)
    const name = referenceText(reference)
    values.set(name, value)
    return {
      text: name,
      reference,
      periods: periodsAsked(reference.shift, period),
      value: isAbsent(value) ? null : decimalFrom(value),
      absence: isAbsent(value) ? value : null,
    }
  })
  const read = (reference: Reference): Value => values.get(referenceText(reference)) ?? absent('missing')
  const { value, absence, counts } = evaluate(formula, read, around.system)
  const shown = absence === null ? counts : null
  const computed = { version, formula: text, absence, counts: shown, inputs }
  return {
    indicatorId,
    areaCode,
    period,
    revision: 0,
    value,
    numerator: shown?.numerator ?? null,
    denominator: shown?.denominator ?? null,
    lower: null,
    upper: null,
    status: weakest(used),
    mark: absence === null ? 'ok' : markOf[absence.reason],
    reason: absence === null ? '' : absenceText(computed, 'en'),
    source: '',
    returnId: null,
    recordedAt: used.reduce((last, one) => (one.recordedAt > last ? one.recordedAt : last), recordedAt),
    recordedBy: null,
    signedBy: null,
    computed,
  }
}

/** Whether there was nothing to work it out from: then it is no more there than a figure that nobody recorded. */
export function isEmpty({ absence, inputs }: Computed): boolean {
  return (
    inputs.length > 0 &&
    absence?.reason === 'missing' &&
    inputs.every((input) => input.absence?.reason === 'missing')
  )
}

function valueAt(
  { code, shift, part }: Reference,
  { period, figureOf, yearToDateOf }: Surroundings,
  used: Observation[],
): Value {
  const isTotal = part === 'value' ? yearToDateOf(code) : 'sum'
  if (shift === 'year-to-date' && isTotal === null) return absent('cannot-be-summed')
  return shiftedValue(shift, period, isTotal ?? 'sum', (at) => {
    const figure = figureOf(code, at)
    if (figure) used.push(figure)
    return figureValue(figure, part)
  })
}

/** The weaker the sooner: a result is no more final than what it was worked out from. */
const strength: readonly ObservationStatus[] = ['estimate', 'provisional', 'revised', 'final']

function weakest(used: readonly Observation[]): ObservationStatus {
  return strength.find((status) => used.some((one) => one.status === status)) ?? 'final'
}
