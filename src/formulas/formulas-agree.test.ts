import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reckonFormula } from './evaluate.ts'
import { formulaText } from './formula-text.ts'
import { referenceText } from './reference.ts'
import { figureIn, formulaOf } from './testing/formula-of.ts'
import { isAbsent } from './value.ts'

/**
 * Formulas made at random, reckoned a second time by other means: each is made as a text together with its meaning, so
 * that neither the reading nor the arithmetic under test takes part. Numbers are pairs of whole numbers of any length.
 */
type Meaning =
  { readonly top: bigint; readonly bottom: bigint } | 'missing' | 'suppressed' | 'zero-denominator'
interface Made {
  readonly text: string
  readonly meaning: Meaning
  /** Whether it can stand beside any sign without brackets. */
  readonly isWhole: boolean
}

const figures = {
  A: '12',
  B: '-3.75',
  C: '0',
  D: '98765432109876543.21',
  N: 'missing',
  S: 'suppressed',
} as const
const number = (top: bigint, bottom = 1n): Meaning => ({ top, bottom })
const leaves: readonly Made[] = (
  [
    ['[A]', number(12n)],
    ['[B]', number(-375n, 100n)],
    ['[C]', number(0n)],
    ['[D]', number(9876543210987654321n, 100n)],
    ['[N]', 'missing'],
    ['[S]', 'suppressed'],
    ['7', number(7n)],
    ['0.25', number(1n, 4n)],
    ['100', number(100n)],
  ] as const
).map(([text, meaning]) => ({ text, meaning, isWhole: true }))

const strongest = (...meanings: readonly Meaning[]): Meaning | null =>
  (['suppressed', 'missing', 'zero-denominator'] as const).find((reason) => meanings.includes(reason)) ?? null

function joined(sign: string, a: Meaning, b: Meaning): Meaning {
  const reason = strongest(a, b)
  if (reason || typeof a === 'string' || typeof b === 'string') return reason ?? 'missing'
  if (sign === '+') return number(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom)
  if (sign === '-') return number(a.top * b.bottom - b.top * a.bottom, a.bottom * b.bottom)
  if (sign === '*') return number(a.top * b.top, a.bottom * b.bottom)
  return b.top === 0n ? 'zero-denominator' : number(a.top * b.bottom, a.bottom * b.top)
}

function order(a: Meaning, b: Meaning): bigint {
  const difference = joined('-', a, b)
  return typeof difference === 'string' ? 0n : difference.top * difference.bottom
}

const beside = ({ text, isWhole }: Made): string => (isWhole ? text : `(${text})`)
const call = (name: string, args: readonly Made[], meaning: Meaning): Made => ({
  text: `${name}(${args.map(({ text }) => text).join(',')})`,
  meaning,
  isWhole: true,
})
const all = (sign: string, args: readonly Made[]): Meaning =>
  args.map(({ meaning }) => meaning).reduce((a, b) => joined(sign, a, b))

const hundred = number(100n)
const builders: readonly ((args: readonly [Made, Made, Made]) => Made)[] = [
  ...['+', '-', '*', '/'].map((sign) => ([a, b]: readonly Made[]): Made => {
    const meaning = a && b ? joined(sign, a.meaning, b.meaning) : 'missing'
    return { text: a && b ? `${beside(a)}${sign}${beside(b)}` : '', meaning, isWhole: false }
  }),
  ([a]) => ({ text: `-${beside(a)}`, meaning: joined('-', number(0n), a.meaning), isWhole: false }),
  (args) => call('sum', args, all('+', args)),
  (args) => call('avg', args, joined('/', all('+', args), number(3n))),
  ([a, b]) => call('pct', [a, b], joined('*', joined('/', a.meaning, b.meaning), hundred)),
  ([a, b]) =>
    call(
      'variancePct',
      [a, b],
      joined('*', joined('/', joined('-', a.meaning, b.meaning), b.meaning), hundred),
    ),
  ([a, b]) => {
    const meaning =
      strongest(a.meaning, b.meaning) ?? (order(a.meaning, b.meaning) < 0n ? a.meaning : b.meaning)
    return call('min', [a, b], meaning)
  },
  (args) =>
    call('count', args, number(BigInt(args.filter(({ meaning }) => typeof meaning !== 'string').length))),
  ([a, b, c]) => {
    const condition: Made = { text: `${a.text}<${b.text}`, meaning: a.meaning, isWhole: false }
    const chosen = order(a.meaning, b.meaning) < 0n ? b.meaning : c.meaning
    return call('if', [condition, b, c], strongest(a.meaning, b.meaning) ?? chosen)
  },
]

const made: fc.Arbitrary<Made> = fc.letrec<{ formula: Made }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(...leaves),
    fc
      .tuple(fc.constantFrom(...builders), tie('formula'), tie('formula'), tie('formula'))
      .map(([build, ...args]) => build(args)),
  ),
})).formula

describe('formulas made at random', () => {
  const isShort = ({ text }: Made): boolean => text.length <= 2000

  it('come to what other arithmetic makes of them, reasons included', () => {
    fc.assert(
      fc.property(made.filter(isShort), ({ text, meaning }) => {
        const value = reckonFormula(formulaOf(text), (reference) =>
          figureIn(figures, referenceText(reference)),
        )
        if (isAbsent(value) && value.reason === 'too-large') return
        if (isAbsent(value)) expect(value.reason).toBe(meaning)
        else if (typeof meaning === 'string') expect(value).toBe(meaning)
        else expect(BigInt(value.top) * meaning.bottom).toBe(meaning.top * BigInt(value.bottom))
      }),
      { numRuns: 500 },
    )
  })

  it('are stored in a spelling that reads back as the same', () => {
    fc.assert(
      fc.property(made.filter(isShort), ({ text }) => {
        const stored = formulaText(formulaOf(text).expression)
        expect(formulaText(formulaOf(stored).expression)).toBe(stored)
        const read = (formula: string) =>
          reckonFormula(formulaOf(formula), (reference) => figureIn(figures, referenceText(reference)))
        expect(read(stored)).toEqual(read(text))
      }),
      { numRuns: 200 },
    )
  })
})
