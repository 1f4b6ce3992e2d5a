import { compareDecimals, decimalPlaces, times, type Decimal } from '../kernel/decimal.ts'
import { expectedOf, isWorded, readValue } from '../figures/value-text.ts'
import type { Finding } from '../kernel/finding.ts'
import { numberText } from '../kernel/figure-words.ts'
import { samePeriod, yearOf } from '../kernel/period.ts'
import { needsCommentary } from '../indicators/assess.ts'
import type { LineInContext } from './return.ts'

export type ReturnCode =
  | 'answer-missing'
  | 'not-a-number'
  | 'not-of-scale'
  | 'too-many-decimals'
  | 'value-and-answer'
  | 'nil-only-for-counts'
  | 'text-too-long'
  | 'cause-missing'
  | 'action-missing'
  | 'forecast-missing'
  | 'looks-like-a-share'
  | 'higher-than-expected'
  | 'lower-than-expected'
  | 'falls-within-the-year'
  | 'category-not-asked'
  | 'category-missing'
  | 'category-reason-missing'

const longest = 4_000
/** What a word on a target can hold. */
const longestCategoryReason = 2_000

/** Every fault of a return at once, in the order of the form. A query passes once its line has a reason. */
export function* checkReturn(
  lines: readonly LineInContext[],
  keyIssues: string,
): Generator<Finding<ReturnCode>> {
  if (keyIssues.length > longest)
    yield error('key-issues', 'text-too-long', { most: longest, name: 'Key issues' })
  for (const line of lines) yield* checkLine(line)
}

export function* checkLine(line: LineInContext): Generator<Finding<ReturnCode>> {
  const { indicator, entered } = line
  const box = fieldName(indicator.code, 'typed')
  const args = { code: indicator.code, title: indicator.title }
  const typed = entered.typed.trim()
  if (typed === '' && (entered.answer === '' || entered.answer === 'value')) {
    yield error(box, 'answer-missing', args)
  } else if (typed !== '' && entered.answer !== '' && entered.answer !== 'value') {
    yield error(box, 'value-and-answer', { ...args, typed: typed.slice(0, 40) })
  } else if (entered.answer === 'nil' && indicator.kind !== 'flow') {
    yield error(fieldName(indicator.code, 'answer'), 'nil-only-for-counts', args)
  } else if (typed !== '') {
    yield* checkValue(line, box)
  }
  const owed = owedCommentary(line)
  for (const part of ['reason', 'cause', 'action', 'forecast'] as const) {
    const field = fieldName(indicator.code, part)
    if (entered[part].length > longest)
      yield error(field, 'text-too-long', { ...args, most: longest, name: part })
    else if (part !== 'reason' && owed?.parts.includes(part) && entered[part].trim() === '')
      yield error(field, `${part}-missing`, { ...args, because: owed.because })
  }
  yield* checkCategory(line)
}

/** A target is placed in a category with a reason or not at all; nobody has to say it anew each quarter. */
function* checkCategory({ indicator, entered, toPlace }: LineInContext): Generator<Finding<ReturnCode>> {
  const { category } = entered
  const args = { code: indicator.code, title: indicator.title, category }
  const box = fieldName(indicator.code, 'category')
  const reasonBox = fieldName(indicator.code, 'categoryReason')
  const hasReason = entered.categoryReason.trim() !== ''
  if (!toPlace && (category !== '' || hasReason)) yield error(box, 'category-not-asked', args)
  else if (category === '' && hasReason) yield error(box, 'category-missing', args)
  else if (category !== '' && !hasReason) yield error(reasonBox, 'category-reason-missing', args)
  if (entered.categoryReason.length > longestCategoryReason)
    yield error(reasonBox, 'text-too-long', {
      ...args,
      most: longestCategoryReason,
      name: 'Reason for the category',
    })
}

function* checkValue(line: LineInContext, box: string): Generator<Finding<ReturnCode>> {
  const { indicator, entered } = line
  const { code, title, decimals, unit, kind } = indicator
  const value = readValue(entered.typed, indicator)
  if (isWorded(kind)) {
    if (value === null) yield error(box, 'not-of-scale', { code, title, expected: expectedOf(indicator) })
    return
  }
  if (value === null) {
    yield error(box, 'not-a-number', { code, title })
    return
  }
  const isExplained = entered.reason.trim() !== ''
  // Asked before the decimals: 0.38 for a percentage with one decimal place is 38, and not 0.4.
  if (unit === '%' && !isExplained && isShare(value, line)) {
    const percent = numberText(times(value, '100' as Decimal), decimals)
    const said = numberText(value, Math.max(decimals, decimalPlaces(value)))
    yield query(box, 'looks-like-a-share', { code, title, said, percent })
    return
  }
  if (decimalPlaces(value) > decimals) {
    yield error(box, 'too-many-decimals', { code, title, decimals })
    return
  }
  if (isExplained) return
  const said = numberText(value, decimals)
  if (line.expected && compareDecimals(value, line.expected.high) > 0) {
    yield query(box, 'higher-than-expected', { code, title, said, ...bounds(line.expected, decimals) })
  } else if (line.expected && compareDecimals(value, line.expected.low) < 0) {
    yield query(box, 'lower-than-expected', { code, title, said, ...bounds(line.expected, decimals) })
  }
  if (indicator.kind === 'cumulative' && line.previous?.value != null && isSameYear(line)) {
    if (compareDecimals(value, line.previous.value) < 0) {
      const previous = numberText(line.previous.value, decimals)
      yield query(box, 'falls-within-the-year', { code, title, said, previous })
    }
  }
}

/** 0.38 where 38% is meant: a fraction below 1 where earlier figures were ten times as large or more. */
function isShare(value: Decimal, { last }: LineInContext): boolean {
  const size = Math.abs(Number(value))
  const earlier = last.flatMap((figure) => (figure.value === null ? [] : [Math.abs(Number(figure.value))]))
  return (
    size > 0 && size < 1 && earlier.length > 0 && earlier.every((figure) => figure >= 10 * size && figure > 1)
  )
}

function isSameYear({ previous, period }: LineInContext): boolean {
  return previous !== null && samePeriod(yearOf(previous.period), yearOf(period))
}

/** What did well is explained; what did badly is also put right. */
function owedCommentary({ assessment }: LineInContext): { parts: readonly string[]; because: string } | null {
  if (!assessment || !needsCommentary(assessment)) return null
  return assessment.exceeded
    ? { parts: ['cause'], because: 'exceeded' }
    : { parts: ['cause', 'action', 'forecast'], because: assessment.status }
}

/** The name of a box on the form: `NI192.typed`. */
export function fieldName(code: string, part: string): string {
  return `${code}.${part}`
}

const bounds = ({ low, high }: { low: Decimal; high: Decimal }, decimals: number): Finding['args'] => ({
  low: numberText(low, decimals),
  high: numberText(high, decimals),
})

function error(field: string, code: ReturnCode, args: Finding['args']): Finding<ReturnCode> {
  return { field, code, severity: 'error', args }
}

function query(field: string, code: ReturnCode, args: Finding['args']): Finding<ReturnCode> {
  return { field, code, severity: 'query', args }
}
