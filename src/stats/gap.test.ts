import { describe, expect, it } from 'vitest'
import { gap } from './gap.ts'
import { gapChange } from './gap-change.ts'

const of = (numerator: number, denominator: number) => ({ numerator, denominator })
const lowIsGood = { kind: 'proportion', polarity: 'low' } as const

describe('gap', () => {
  it('has the limits Newcombe printed for the difference of two proportions', () => {
    // Newcombe 1998 (doi 10.1002/(SICI)1097-0258(19980430)17:8<873), Table II, method 10
    const printed = [
      [56, 70, 48, 80, 0.0524, 0.3339],
      [9, 10, 3, 10, 0.1705, 0.809],
      [6, 7, 2, 7, 0.0582, 0.8062],
      [5, 56, 0, 29, -0.0381, 0.1926],
      [0, 10, 0, 20, -0.1611, 0.2775],
      [0, 10, 0, 10, -0.2775, 0.2775],
      [10, 10, 0, 20, 0.6791, 1],
      [10, 10, 0, 10, 0.6075, 1],
    ] as const
    for (const [a, m, b, n, lower, upper] of printed) {
      const { absolute } = gap({ deprived: of(a, m), rest: of(b, n), ...lowIsGood })
      expect(absolute.lower).toBeCloseTo(lower, 4)
      expect(absolute.upper).toBeCloseTo(upper, 4)
    }
  })

  it('is positive when the deprived group is worse off, whichever way is good', () => {
    const groups = { deprived: of(30, 100), rest: of(50, 100), kind: 'proportion' } as const
    expect(gap({ ...groups, polarity: 'high' }).absolute.value).toBeCloseTo(0.2, 12)
    expect(gap({ ...groups, polarity: 'low' }).absolute.value).toBeCloseTo(-0.2, 12)
    expect(gap({ ...groups, polarity: 'high' }).relative.value).toBeCloseTo(0.6, 12)
  })

  it('has the relative risk of the aspirin trial', () => {
    // Steering Committee of the Physicians' Health Study 1989: 104/11037 v 189/11034 heart attacks, 0.550 (0.433, 0.698)
    const { relative } = gap({ deprived: of(104, 11037), rest: of(189, 11034), ...lowIsGood })
    expect(relative.value).toBeCloseTo(0.55, 2)
    expect(relative.lower).toBeCloseTo(0.433, 2)
    expect(relative.upper).toBeCloseTo(0.698, 2)
  })

  it('has no ratio with a numerator of 0, and nothing without a denominator', () => {
    const none = gap({ deprived: of(0, 100), rest: of(5, 100), kind: 'rate', polarity: 'low' })
    expect(none.relative).toMatchObject({
      value: null,
      reason: 'a numerator is 0: no ratio can be estimated',
    })
    expect(none.absolute.value).toBeCloseTo(-0.05, 12)
    const empty = gap({ deprived: of(0, 0), rest: of(5, 100), ...lowIsGood })
    expect(empty.absolute).toMatchObject({ value: null, reason: 'no denominator' })
    expect(empty.relative.reason).toBe('no denominator')
    expect(() =>
      gap({ deprived: of(1, 2), rest: of(1, 2), kind: 'mean' as 'rate', polarity: 'low' }),
    ).toThrow(/^kind/)
  })
})

describe('gap change', () => {
  const gapOf = (deprived: number, rest: number, polarity: 'high' | 'low' = 'low') =>
    gap({ deprived: of(deprived, 2000), rest: of(rest, 8000), kind: 'proportion', polarity })

  it('narrows when the deprived group catches up', () => {
    const { change, verdict, levellingDown } = gapChange(gapOf(800, 1600), gapOf(500, 1600))
    expect(change.value).toBeCloseTo(-0.15, 12)
    expect(verdict).toBe('narrowing')
    expect(levellingDown).toBe(false)
  })

  it('is levelling down when the rest got worse instead', () => {
    expect(gapChange(gapOf(800, 1600), gapOf(800, 2800))).toMatchObject({
      verdict: 'narrowing',
      levellingDown: true,
    })
    const highIsGood = gapChange(gapOf(500, 4000, 'high'), gapOf(500, 2800, 'high'))
    expect(highIsGood).toMatchObject({ verdict: 'narrowing', levellingDown: true })
    const helped = gapChange(gapOf(800, 1600), gapOf(400, 1700))
    expect(helped).toMatchObject({ verdict: 'narrowing', levellingDown: false })
  })

  it('mirrors itself, and does not call noise a change', () => {
    expect(gapChange(gapOf(500, 1600), gapOf(800, 1600)).verdict).toBe('widening')
    expect(gapChange(gapOf(500, 1600), gapOf(510, 1600)).verdict).toBe('no clear change')
  })

  it('has limits by the same rule from the limits of the two gaps', () => {
    // MOVER by hand: 0.1 − 0.3 with distances (0.02, 0.04) and (0.03, 0.05)
    const [before, after] = [
      { absolute: { value: 0.3, lower: 0.27, upper: 0.35, method: 'MOVER' } },
      { absolute: { value: 0.1, lower: 0.08, upper: 0.14, method: 'MOVER' } },
    ]
    const { change, levellingDown } = gapChange(before, after)
    expect(change.lower).toBeCloseTo(-0.2 - Math.hypot(0.02, 0.05), 12)
    expect(change.upper).toBeCloseTo(-0.2 + Math.hypot(0.04, 0.03), 12)
    expect(levellingDown).toBe(false)
  })

  it('has no verdict without an estimate', () => {
    const missing = gap({ deprived: of(1, 0), rest: of(1, 2), ...lowIsGood })
    expect(gapChange(missing, gapOf(1, 2))).toMatchObject({
      change: { value: null },
      verdict: 'no clear change',
    })
  })
})
