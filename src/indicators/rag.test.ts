import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Decimal } from '../kernel/decimal.ts'
import { direction, type Direction } from './direction.ts'
import type { Polarity, RuleFamily } from '../figures/indicator.ts'
import { rag, type RagInput, type Rating } from './rag.ts'

const d = (text: string): Decimal | null => (text === '' ? null : (text as Decimal))

// polarity, actual, target or low, high, tolerance kind, tolerance, decimals, expected: worked by hand, in exact decimals,
// from the default rule (figures and targets rounded half up to the indicator's decimals, the tolerance never rounded).
const ragCases = `
high 95.0 95 - pct 5 1 green
high 94.96 95 - pct 5 1 green
high 94.94 95 - pct 5 1 amber
high 90.25 95 - pct 5 2 amber
high 90.24 95 - pct 5 2 red
low 26.2 25 - pct 5 1 amber
low 26.3 25 - pct 5 1 red
low 25 25 - pct 5 0 green
low 0 0 - pct 5 0 green
low 1 0 - pct 5 0 red
low 1 0 - abs 1 0 amber
low 2 0 - abs 1 0 red
range 50 45 55 abs 2 0 green
range 43 45 55 abs 2 0 amber
range 42 45 55 abs 2 0 red
range 57 45 55 abs 2 0 amber
range 57.76 45 55 pct 5 2 red
range 57.75 45 55 pct 5 2 amber
high - 80 - pct 5 0 missing
high 81 - - pct 5 0 no-target
high -0.20 -0.20 - abs 0.05 2 green
high -0.25 -0.20 - abs 0.05 2 amber
high -0.26 -0.20 - abs 0.05 2 red
high -0.21 -0.20 - pct 10 2 amber
none 81 80 - pct 5 0 not-rated
`
  .trim()
  .split('\n')
  .map((line) => line.split(' ').map((cell) => (cell === '-' ? '' : cell)))

const inputOf = ([
  polarity,
  actual = '',
  low = '',
  high = '',
  kind,
  tolerance = '',
  decimals,
]: string[]): RagInput => ({
  actual: d(actual),
  ...(high === '' ? { target: d(low) } : { range: { low: low as Decimal, high: high as Decimal } }),
  polarity: polarity as Polarity,
  tolerance: { kind: kind as 'pct', value: tolerance as Decimal },
  decimals: Number(decimals),
})

describe('red, amber, green', () => {
  it.each(ragCases)('%s: %s against %s %s, tolerance %s %s, at %s decimals is %s', (...cells) => {
    expect(rag(inputOf(cells)).status).toBe(cells[7] as Rating)
  })

  it('flags a target that was significantly exceeded, in the good direction only', () => {
    const at = (actual: string, polarity: Polarity): boolean =>
      rag({
        actual: actual as Decimal,
        target: '100' as Decimal,
        polarity,
        tolerance: { kind: 'pct', value: '5' as Decimal },
        decimals: 1,
        exceedBy: '10' as Decimal,
      }).exceeded
    expect([
      at('110', 'high'),
      at('110.1', 'high'),
      at('90', 'low'),
      at('89.9', 'low'),
      at('80', 'high'),
    ]).toEqual([false, true, false, true, false])
  })

  it('rates a low figure as the mirror of a high one', () => {
    const figure = fc.integer({ min: -5000, max: 5000 }).map((n) => (n / 10).toFixed(1) as Decimal)
    const mirror = (value: Decimal): Decimal =>
      (value.startsWith('-') ? value.slice(1) : `-${value}`) as Decimal
    fc.assert(
      fc.property(figure, figure, figure, (actual, target, tolerance) => {
        const rule = {
          tolerance: { kind: 'abs' as const, value: tolerance.replace('-', '') as Decimal },
          decimals: 1,
        }
        const high = rag({ actual, target, polarity: 'high', ...rule })
        const low = rag({ actual: mirror(actual), target: mirror(target), polarity: 'low', ...rule })
        expect(low.status).toBe(high.status)
      }),
    )
  })
})

describe('direction of travel', () => {
  it.each([
    ['high', '61.2', '60.9', 1, 'better'],
    ['low', '61.2', '60.9', 1, 'worse'],
    ['high', '60.94', '60.88', 1, 'same'],
    ['low', '25.7', '34.9', 1, 'better'],
    ['high', '', '3', 0, 'none'],
    ['none', '12', '10', 0, 'up'],
    ['low', '0', '0', 0, 'same'],
    ['high', '-0.46', '-0.19', 2, 'worse'],
  ] as [Polarity, string, string, number, Direction][])(
    '%s: %s after %s at %s decimals is %s',
    (polarity, actual, previous, decimals, expected) => {
      expect(direction({ actual: d(actual), previous: d(previous), polarity, decimals })).toBe(expected)
    },
  )

  it('is the way towards the range where a range is aimed at', () => {
    const range = { low: '45' as Decimal, high: '55' as Decimal }
    const went = (previous: string, actual: string): Direction =>
      direction({ actual: d(actual), previous: d(previous), polarity: 'range', decimals: 0, range })
    expect([went('40', '43'), went('60', '58'), went('50', '57'), went('46', '54')]).toEqual([
      'better',
      'better',
      'worse',
      'same',
    ])
  })
})

// Family, polarity, actual, target or low, high, a year ago, expected; tolerance 10 percent, one decimal. Worked by hand
// from the rules that the councils print: Havering 2013-15 ("on or within 10% of the quarter target", "more than 10% off
// but same or better than the same quarter last year", "more than 10% off and worse"); East Riding and Harlow (above,
// within and below the tolerance).
const familyCases = `
tolerance-or-improving high 90.0 100 - 95.0 green
tolerance-or-improving high 89.9 100 - 89.9 amber
tolerance-or-improving high 89.9 100 - 80.0 amber
tolerance-or-improving high 89.9 100 - 90.0 red
tolerance-or-improving high 89.9 100 - - red
tolerance-or-improving low 110.0 100 - 90.0 green
tolerance-or-improving low 110.1 100 - 120.0 amber
tolerance-or-improving low 110.1 100 - 110.0 red
tolerance-or-improving range 38.0 45 55 30.0 amber
tolerance-or-improving range 38.0 45 55 40.0 red
band high 110.1 100 - - green
band high 110.0 100 - - amber
band high 90.0 100 - - amber
band high 89.9 100 - - red
band low 89.9 100 - - green
band low 110.0 100 - - amber
band low 110.1 100 - - red
band range 50.0 40 60 - green
band range 44.0 40 60 - amber
band range 33.9 40 60 - red
`
  .trim()
  .split('\n')
  .map((line) => line.split(' ').map((cell) => (cell === '-' ? '' : cell)))

describe('the families of rules', () => {
  it.each(familyCases)('%s, %s: %s against %s %s, a year ago %s, is %s', (...cells) => {
    const [family, polarity = '', actual = '', low = '', high = '', lastYear = '', expected] = cells
    const input = inputOf([polarity, actual, low, high, 'pct', '10', '1'])
    expect(rag({ ...input, family: family as RuleFamily, lastYear: d(lastYear) }).status).toBe(expected)
  })

  it('are the same at the target of nought where the tolerance is a percentage', () => {
    const at = (family: RuleFamily) =>
      rag({ ...inputOf(['low', '0', '0', '', 'pct', '10', '1']), family, lastYear: d('0') }).status
    expect([at('tolerance'), at('tolerance-or-improving'), at('band')]).toEqual(['green', 'green', 'amber'])
  })
})
