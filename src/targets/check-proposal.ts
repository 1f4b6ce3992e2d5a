import type { Indicator } from '../figures/indicator.ts'
import { compareDecimals, decimalPlaces, sum, type Decimal } from '../kernel/decimal.ts'
import { isDay } from '../kernel/day.ts'
import { expectedOf, isWorded } from '../figures/value-text.ts'
import type { Finding } from '../kernel/finding.ts'
import { quarter, type Period } from '../kernel/period.ts'
import { regimes, type Aim, type ProposalLine } from './proposal.ts'
import { quarterlyProfile, shapes, type Shape } from './quarterly-profile.ts'
import { isEmpty, readAim } from './read-aim.ts'

/** A proposal as it was typed. */
export interface TypedProposal {
  readonly regime: string
  readonly target: string
  readonly shape: string
  /** Where a glide path begins. */
  readonly start: string
  readonly q1: string
  readonly q2: string
  readonly q3: string
  readonly q4: string
  /** "To be set", or another aim in words. */
  readonly wording: string
  readonly owner: string
  readonly dueOn: string
  readonly basis: string
  /** Code of the body that is to adopt it; '' while it is a draft. */
  readonly body: string
  /** `yes` where what was asked about is right as it is. */
  readonly sure: string
}

export const quarterBoxes = ['q1', 'q2', 'q3', 'q4'] as const

type About = Pick<Indicator, 'kind' | 'unit' | 'decimals' | 'polarity' | 'tolerance' | 'periodKind'> &
  Partial<Pick<Indicator, 'levels'>>

const nought = '0' as Decimal
const hundred = '100' as Decimal

const finding = (
  field: string,
  code: string,
  args: Finding['args'] = {},
  severity: Finding['severity'] = 'error',
): Finding => ({ field, code, severity, args })

/** What is said in words cannot be reckoned with. */
export const isInWords = ({ kind }: Pick<Indicator, 'kind'>): boolean => isWorded(kind)

/** Whether a quarterly profile can be held against anything. */
export const hasQuarters = ({ periodKind }: Pick<Indicator, 'periodKind'>): boolean =>
  periodKind === 'quarter' || periodKind === 'month'

/** All that is wrong with it, in the order of the form. `isProposing`: it is to go to a body, so it must be whole. */
export function* checkProposal(
  typed: TypedProposal,
  indicator: About,
  isProposing: boolean,
): Generator<Finding> {
  if (!(regimes as readonly string[]).includes(typed.regime)) yield finding('regime', 'regime-missing')
  const year = readAim(typed.target, indicator)
  const isToBeSet = year !== null && isEmpty(year)
  if (year === null)
    yield isInWords(indicator)
      ? finding('target', 'target-of-scale', { expected: expectedOf(indicator) })
      : finding('target', 'target-form')
  else if (isToBeSet && isProposing && typed.wording === '') yield finding('target', 'target-missing')
  else yield* checkAim('target', year, indicator)
  if (hasQuarters(indicator) && year !== null) yield* checkQuarters(typed, year, indicator)
  if (isToBeSet && typed.wording !== '') yield* checkToBeSet(typed)
  if (!isToBeSet && typed.wording !== '') yield finding('wording', 'wording-and-figure')
  if (isProposing && typed.basis === '') yield finding('basis', 'basis-missing')
  for (const [field, most] of [
    ['basis', 2_000],
    ['wording', 500],
    ['owner', 200],
  ] as const)
    if (typed[field].length > most) yield finding(field, 'text-too-long', { most })
  if (isProposing && typed.body === '') yield finding('body', 'body-missing')
}

/** What stops it: errors, and what is asked about until somebody says that it is right. */
export function stopping(findings: readonly Finding[], sure: string): Finding[] {
  return findings.filter(({ severity }) => severity === 'error' || (severity === 'query' && sure !== 'yes'))
}

/** The lines that were meant; empty where a box cannot be read. */
export function linesOf(typed: TypedProposal, indicator: About, year: Period): ProposalLine[] {
  const aim = readAim(typed.target, indicator)
  if (aim === null) return []
  if (isEmpty(aim)) return typed.wording === '' ? [] : [{ ...aim, wording: typed.wording, period: year }]
  const quarters = hasQuarters(indicator) ? quarterAims(typed, aim, indicator) : []
  return [
    { ...aim, period: year },
    ...quarters.flatMap((one, i) =>
      one === null || isEmpty(one) ? [] : [{ ...one, period: quarter(year.index, i + 1) }],
    ),
  ]
}

function quarterAims(typed: TypedProposal, year: Aim, indicator: About): (Aim | null)[] {
  const shape = shapeOf(typed)
  if (shape === 'typed') return quarterBoxes.map((box) => readAim(typed[box], indicator))
  if (year.value === null || isInWords(indicator)) return quarterBoxes.map(() => year)
  const start = readAim(typed.start)?.value ?? null
  return quarterlyProfile(shape, year.value, start, indicator).map((value) => ({
    value,
    range: null,
    wording: '',
  }))
}

const shapeOf = ({ shape }: TypedProposal): Shape => shapes.find((one) => one === shape) ?? 'typed'

function* checkAim(field: string, { value, range }: Aim, indicator: About): Generator<Finding> {
  const { unit, decimals, polarity, tolerance } = indicator
  if (isInWords(indicator)) return
  if (range && compareDecimals(range.low, range.high) > 0) yield finding(field, 'range-turned')
  if (range === null && value !== null && polarity === 'range') yield finding(field, 'range-wanted')
  const figures = [value, range?.low, range?.high].filter((one) => one !== null && one !== undefined)
  if (figures.some((one) => decimalPlaces(one) > decimals))
    yield finding(field, 'too-many-decimals', { decimals })
  if (unit === '%' && figures.some((one) => compareDecimals(one, hundred) > 0))
    yield finding(field, 'over-hundred', {}, 'query')
  if (value === null) return
  const sign = compareDecimals(value, nought)
  if (sign < 0) yield finding(field, 'target-negative', {}, 'query')
  if (sign === 0 && tolerance?.kind !== 'abs') yield finding(field, 'target-zero', {}, 'query')
}

function* checkQuarters(typed: TypedProposal, year: Aim, indicator: About): Generator<Finding> {
  const shape = shapeOf(typed)
  if (shape === 'glide' && indicator.kind === 'flow') yield finding('shape', 'glide-of-total')
  else if (
    shape === 'glide' &&
    !isInWords(indicator) &&
    indicator.kind !== 'cumulative' &&
    year.value !== null
  ) {
    if (readAim(typed.start)?.value == null) yield finding('start', 'start-missing')
  }
  if (shape !== 'typed') return
  const aims = quarterAims(typed, year, indicator)
  for (const [i, box] of quarterBoxes.entries()) {
    const aim = aims[i] ?? null
    if (aim === null)
      yield isInWords(indicator)
        ? finding(box, 'target-of-scale', { expected: expectedOf(indicator) })
        : finding(box, 'quarter-form', { number: i + 1 })
    else if (!isEmpty(aim)) yield* checkAim(box, aim, indicator)
  }
  const given = aims.filter((aim) => aim !== null && !isEmpty(aim))
  if (given.length === 0 || aims.includes(null)) return
  const missing = aims.findIndex((aim) => aim !== null && isEmpty(aim))
  if (missing >= 0) yield finding(quarterBoxes[missing] ?? 'q1', 'quarters-part', { number: missing + 1 })
  const values = aims.map((aim) => aim?.value ?? null)
  if (indicator.kind === 'cumulative') yield* checkRising(values)
  yield* checkAgainstYear(values, year.value, indicator)
}

/** A total of the year so far never falls. */
function* checkRising(values: readonly (Decimal | null)[]): Generator<Finding> {
  for (const [i, box] of quarterBoxes.entries()) {
    const [before, here] = [values[i - 1] ?? null, values[i] ?? null]
    if (before !== null && here !== null && compareDecimals(here, before) < 0)
      yield finding(box, 'quarter-falls', { number: i + 1, before })
  }
}

function* checkAgainstYear(
  values: readonly (Decimal | null)[],
  year: Decimal | null,
  { kind }: About,
): Generator<Finding> {
  if (year === null || values.includes(null)) return
  const figures = values.filter((value) => value !== null)
  const end = kind === 'flow' ? sum(...figures) : (figures.at(-1) ?? year)
  if (compareDecimals(end, year) === 0) return
  const code = kind === 'flow' ? 'quarters-not-year' : 'end-not-year'
  yield finding('q4', code, { end, year }, 'query')
}

function* checkToBeSet({ owner, dueOn }: TypedProposal): Generator<Finding> {
  if (owner === '') yield finding('owner', 'owner-missing')
  if (!isDay(dueOn)) yield finding('dueOn', 'due-form')
}
