import { describe, expect, it } from 'vitest'
import { anAssessment } from '../indicators/testing/an-assessment.ts'
import type { Decimal } from '../kernel/decimal.ts'
import { asksFigures, gapOf, sortAssessments, sortIndicators } from './sort-register.ts'

const row = (code: string, now: string | null, target?: string) =>
  anAssessment({ indicator: { code, title: `Title ${code}` }, now, ...(target ? { target } : {}) })
const codes = (rows: readonly { readonly indicator: { readonly code: string } }[]) =>
  rows.map(({ indicator }) => indicator.code)

describe('the distance to a target', () => {
  it('is in percent of the target, above nought where the figure falls short', () => {
    expect(gapOf(row('A', '30', '40'))).toBe(25)
    expect(gapOf(row('A', '50', '40'))).toBe(-25)
    const low = anAssessment({ indicator: { polarity: 'low' }, now: '50', target: '40' })
    expect(gapOf(low)).toBe(25)
  })

  it('is measured from the nearer end of a range', () => {
    const within = { ...row('A', '12', '10').target, value: null } as const
    const range = { low: '10' as Decimal, high: '20' as Decimal }
    const at = (value: string) => {
      const judged = anAssessment({ indicator: { polarity: 'range' }, now: value, target: '10' })
      return gapOf({ ...judged, target: judged.target && { ...judged.target, ...within, range } })
    }
    expect([at('8'), at('25')]).toEqual([20, 25])
    expect(at('15')).toBeLessThan(0)
  })

  it('is nothing where there is no figure, no target or no judgement', () => {
    expect(gapOf(row('A', null, '40'))).toBeNull()
    expect(gapOf(row('A', '30'))).toBeNull()
    expect(gapOf(anAssessment({ indicator: { polarity: 'none' }, now: '3', target: '4' }))).toBeNull()
  })
})

describe('the order of the register', () => {
  const rows = [row('B', '40', '40'), row('A', '30', '40'), row('D', '30'), row('C', '20', '40')]
  const by = (text: 'gap' | 'status' | 'code', isDescending = false) => ({ by: text, isDescending })

  it('has the furthest from target first, and last what has none, either way', () => {
    expect(codes(sortAssessments(rows, by('gap', true)))).toEqual(['C', 'A', 'B', 'D'])
    expect(codes(sortAssessments(rows, by('gap')))).toEqual(['B', 'A', 'C', 'D'])
  })

  it('has the worst status first', () => {
    expect(sortAssessments(rows, by('status')).map(({ status }) => status)).toEqual([
      'red',
      'red',
      'no-target',
      'green',
    ])
  })

  it('needs no figures for code, title and owner', () => {
    const indicators = rows.map(({ indicator }) => indicator)
    expect(sortIndicators(indicators, by('code', true)).map(({ code }) => code)).toEqual(['D', 'C', 'B', 'A'])
    expect([asksFigures(by('code')), asksFigures(by('gap')), asksFigures(null)]).toEqual([false, true, false])
    expect(sortAssessments(rows, by('code'))).toBe(rows)
  })
})
