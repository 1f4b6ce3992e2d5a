import { Parser, type Expression } from 'expr-eval-fork'
import { compileFormula } from '../../src/formulas/compile-formula.ts'
import { evaluate, reckonFormula } from '../../src/formulas/evaluate.ts'
import { parseFormula } from '../../src/formulas/parse-formula.ts'
import { isAbsent, valueOf, type Value } from '../../src/formulas/value.ts'
import type { Decimal } from '../../src/kernel/decimal.ts'
import { median } from './median.ts'
import { type Measurement } from './measurement.ts'

const rounds = 7
/** Rows of figures, taken again and again: what is measured is arithmetic, not how much memory the machine can reach. */
const rows = 1000
const ours = '([actual] - [profiled]) / [profiled] * 100 + [num] / [den]'
const theirs = '(actual - profiled) / profiled * 100 + num / den'
const names = ['actual', 'profiled', 'num', 'den'] as const

/**
 * Formulas of derived indicators beside `expr-eval-fork`, each compiled once and run over the same figures. Its numbers
 * are binary; ours are exact and know why a figure is not there. First with the figures ready, then from the texts that
 * the database gives and back to one. Processor time, the median of interleaved rounds.
 */
export async function* measure({ scale }: { scale: number }): AsyncGenerator<Measurement> {
  const count = Math.max(1000, Math.round(100_000 * scale))
  const texts = Array.from({ length: rows }, (_, at) => figures(at))
  const numbers = texts.map((row) => Object.fromEntries(names.map((name, at) => [name, Number(row[at])])))
  const values = texts.map(
    (row) => new Map(names.map((name, at) => [name as string, valueOf(row[at] ?? zero)])),
  )
  const formula = compiled(ours)
  const expression = new Parser().parse(theirs)

  const times = interleaved({
    'ready figures, ours': () =>
      again(count, (at) => reckonFormula(formula, ({ code }) => values[at]?.get(code) ?? nothing)),
    'ready figures, expr-eval-fork': () => again(count, (at) => evaluated(expression, numbers[at])),
    'stored texts to a stored text, ours': () =>
      again(count, (at) => {
        const [actual = zero, profiled = zero, num = zero, den = zero] = texts[at] ?? []
        const row: Readonly<Record<string, Decimal>> = { actual, profiled, num, den }
        return evaluate(formula, ({ code }) => valueOf(row[code] ?? zero)).value
      }),
    'stored texts to a text, expr-eval-fork': () =>
      again(count, (at) => {
        const [actual, profiled, num, den] = texts[at] ?? []
        const row = { actual: Number(actual), profiled: Number(profiled), num: Number(num), den: Number(den) }
        return String(evaluated(expression, row))
      }),
    'reading and compiling, ours': () => again(count / 100, () => compiled(ours)),
    'reading, expr-eval-fork': () => again(count / 100, () => new Parser().parse(theirs)),
  })
  for (const [name, time] of Object.entries(times)) yield lower(name, time, 'ms')
  const ratio = (own: keyof typeof times, other: keyof typeof times): number => times[own] / times[other]
  yield lower(
    'ready figures, ours ÷ expr-eval-fork (at most 0.5)',
    ratio('ready figures, ours', 'ready figures, expr-eval-fork'),
  )
  yield lower(
    'stored texts, ours ÷ expr-eval-fork',
    ratio('stored texts to a stored text, ours', 'stored texts to a text, expr-eval-fork'),
  )
  const differences = values.map((row, at) => {
    const own = reckonFormula(formula, ({ code }) => row.get(code) ?? nothing)
    const other = evaluated(expression, numbers[at])
    return isAbsent(own) ? Infinity : Math.abs(Number(own.top) / Number(own.bottom) / other - 1)
  })
  yield lower('worst relative difference of the two', Math.max(...differences))
}

const zero = '0' as Decimal
const nothing: Value = valueOf(zero)

function compiled(text: string) {
  const parsed = parseFormula(text)
  if (parsed.is === 'faulty') throw new Error(`The formula ${text} cannot be read.`)
  return compileFormula(parsed.expression)
}

/** Spend in pounds and pence, and two counts; the same on every machine, never nought. */
function figures(at: number): readonly Decimal[] {
  const pounds = 10_000 + ((at * 7919) % 90_000)
  const profiled = 20_000 + ((at * 104_729) % 70_000)
  const counts = [1 + ((at * 31) % 900), 1000 + ((at * 17) % 3000)]
  return [`${pounds}.${10 + (at % 90)}`, `${profiled}.50`, ...counts.map(String)].map(
    (text) => text as Decimal,
  )
}

function evaluated(expression: Expression, row: Readonly<Record<string, number>> = {}): number {
  return Number(expression.evaluate(row))
}

const lower = (name: string, value: number, unit = ''): Measurement => ({
  name: `formulas: ${name}`,
  value,
  unit,
  better: 'lower',
})

/** So often, over the rows in turn; the last answer comes back, so that none can be left out. */
function again(count: number, run: (at: number) => unknown): unknown {
  let answer: unknown
  for (let at = 0; at < count; at++) answer = run(at % rows)
  return answer
}

/** Runs every way once a round, in turn, and takes the median processor time of each; a first round warms up. */
function interleaved<Name extends string>(ways: Readonly<Record<Name, () => unknown>>): Record<Name, number> {
  const names = Object.keys(ways) as Name[]
  const all = new Map(names.map((name) => [name, [] as number[]]))
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      const before = process.cpuUsage()
      ways[name]()
      const { user, system } = process.cpuUsage(before)
      if (round > 0) all.get(name)?.push((user + system) / 1000)
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(all.get(name) ?? [])])) as Record<Name, number>
}
