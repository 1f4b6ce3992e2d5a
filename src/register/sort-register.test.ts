import { describe, expect, it } from 'vitest'
import { anAssessment } from '../indicators/testing/an-assessment.ts'
import type { Decimal } from '../kernel/decimal.ts'
import { gapOf, isOfIndicator, sortStandings, standingOf } from './sort-register.ts'

const row = (code: string, now: string | null, target?: string) =>
  anAssessment({ indicator: { code, title: `Title ${code}` }, now, ...(target ? { target } : {}) })
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
  const rows = [row('B', '40', '40'), row('A', '30', '40'), row('D', '30'), row('C', '20', '40')].map(
    (judged, id) => standingOf({ ...judged, indicator: { ...judged.indicator, id } }),
  )
  const sorted = (by: 'gap' | 'status' | 'code', isDescending = false) =>
    sortStandings(rows, { by, isDescending })
  const letters = (of: readonly { readonly id: number }[]) => of.map(({ id }) => 'BADC'[id]).join('')

  it('has the furthest from target first, and last what has none, either way', () => {
    expect(letters(sorted('gap', true))).toBe('CABD')
    expect(letters(sorted('gap'))).toBe('BACD')
  })

  it('has the worst status first, and equals as they came', () => {
    expect(sorted('status').map(({ status }) => status)).toEqual(['red', 'red', 'no-target', 'green'])
    expect(letters(sorted('status'))).toBe('ACDB')
  })

  it('is left to the store for code, title and owner', () => {
    const isLeft = (by: 'code' | 'title' | 'owner' | 'gap') => isOfIndicator({ by, isDescending: false })
    expect([isLeft('code'), isLeft('title'), isLeft('owner'), isLeft('gap')]).toEqual([
      true,
      true,
      true,
      false,
    ])
    expect(sorted('code')).toBe(rows)
  })
})
