import { decimalOf, type Decimal } from '../kernel/decimal.ts'
import { figureText, numberText } from '../kernel/figure-words.ts'
import type { Indicator } from '../figures/indicator.ts'
import { inEachLocale } from '../ui/messages.ts'
import type { Benchmark, BenchmarkFigure, WhyNotCompared } from './benchmark.ts'

const en = {
  heading: 'Against the benchmark',
  statuses: {
    best: (name: string) => `Better than ${name}, also at 99.8%`,
    better: (name: string) => `Better than ${name}`,
    similar: (name: string) => `Similar to ${name}`,
    worse: (name: string) => `Worse than ${name}`,
    worst: (name: string) => `Worse than ${name}, also at 99.8%`,
    higher: (name: string) => `Higher than ${name}`,
    lower: (name: string) => `Lower than ${name}`,
    'not compared': () => 'Not compared',
  },
  median: (group: string) => `the median of ${group}`,
  clauses: {
    best: (name: string, value: string) => `better than ${name} (${value}), also at 99.8%`,
    better: (name: string, value: string) => `better than ${name} (${value})`,
    similar: (name: string, value: string) => `similar to ${name} (${value})`,
    worse: (name: string, value: string) => `worse than ${name} (${value})`,
    worst: (name: string, value: string) => `worse than ${name} (${value}), also at 99.8%`,
    higher: (name: string, value: string) => `higher than ${name} (${value})`,
    lower: (name: string, value: string) => `lower than ${name} (${value})`,
  },
  explained: {
    inside: (value: string, low: string, high: string, against: string) =>
      `${value} (${low} to ${high}): its range of 95% confidence holds ${against}.`,
    outside: (value: string, low: string, high: string, against: string) =>
      `${value} (${low} to ${high}): its range of 95% confidence does not hold ${against}.`,
    named: (name: string, value: string) => `${name}, ${value}`,
  },
  how: {
    given: 'The range came with the figure.',
    Wilson: 'The range was reckoned from the counts by Wilson’s method.',
    Byars: 'The range was reckoned from the counts by Byar’s method.',
    Exact: 'The range was reckoned from the counts by the exact Poisson method.',
  },
  notSharp: 'Without counts it cannot be asked about at 99.8%.',
  why: {
    'no-rule': 'The rule of this place holds figures against no benchmark.',
    'no-figure': 'There is no figure to compare.',
    worded: 'It is no number.',
    'no-benchmark': 'It is not known which nation or region this area lies in.',
    'benchmark-itself': 'It is the benchmark itself.',
    'benchmark-without-figure': 'The benchmark has no figure for this period.',
    'no-limits':
      'Neither its range of confidence nor the counts behind it are known, so a difference may be chance.',
  } satisfies Record<WhyNotCompared, string>,
  rule: (version: number) => `Rule ${version} of this place.`,
}

export const benchmarkWords = inEachLocale(en)
export type BenchmarkWords = ReturnType<typeof benchmarkWords>

type Form = Pick<Indicator, 'decimals' | 'unit'>

const shown = (value: number, { decimals, unit }: Form): string =>
  figureText(asDecimal(value), decimals, unit)
const bare = (value: number, { decimals }: Form): string => numberText(asDecimal(value), decimals)
const asDecimal = (value: number): Decimal => decimalOf(value.toFixed(10)) ?? ('0' as Decimal)

const nameOf = ({ name, isMedian }: BenchmarkFigure, words: BenchmarkWords): string =>
  isMedian ? words.median(name) : name

/** `Better than England`; `Not compared`. */
export function benchmarkText({ status, against }: Benchmark, words: BenchmarkWords): string {
  return words.statuses[status](against ? nameOf(against, words) : '')
}

/** `similar to England (37.6)`, for a sentence; null where it is not compared. */
export function benchmarkClause(
  { status, against }: Benchmark,
  form: Form,
  words: BenchmarkWords,
): string | null {
  if (status === 'not compared' || against?.value == null) return null
  return words.clauses[status](nameOf(against, words), shown(against.value, form))
}

/** Why the status is what it is, in sentences: the figure with its range, the benchmark, where the range is from, the rule. */
export function explainBenchmark(
  { status, against, limits, isSharp, rule, why }: Benchmark,
  value: Decimal | null,
  form: Form,
  words: BenchmarkWords,
): string {
  if (why !== null || against?.value == null || !limits || value === null)
    return why === null ? words.why['no-figure'] : words.why[why]
  const say = status === 'similar' ? words.explained.inside : words.explained.outside
  const named = words.explained.named(nameOf(against, words), shown(against.value, form))
  const range = say(
    figureText(value, form.decimals, form.unit),
    bare(limits.lower, form),
    bare(limits.upper, form),
    named,
  )
  const blunt = rule.level === '95-and-99.8' && !isSharp ? [words.notSharp] : []
  return [range, words.how[limits.how], ...blunt, words.rule(rule.version)].join(' ')
}
