import { describe, expect, it } from 'vitest'
import { specialCauses } from './special-causes.ts'

/** Wide limits around 0 so that only the rule under test can fit. */
const limits = { mean: 0, lower: -9, upper: 9, nearLower: -6, nearUpper: 6 }
const causes = (values: (number | null)[]) => specialCauses(values, limits)

/** The rules as NHSRplotthedots 0.2.2 tests them (tests/testthat/test-ptd_calculate_point_type.R). */
describe('special causes', () => {
  it('know a point outside the limits, but not one on them', () => {
    expect(causes([9.1, 9, -9.1])).toEqual(['Above UCL', null, 'Below LCL'])
  })

  it('know seven rising or falling, and are broken by equal neighbours', () => {
    expect(causes([-3, -2, -1, 0, 1, 2, 3])).toEqual(Array(7).fill('7 Point Trend (Increasing)'))
    expect(causes([-3, -2, -1, 0, 1, 2])).toEqual(Array(6).fill(null))
    expect(causes([-3, -2, -1, -1, 0, 1, 2])).toEqual(Array(7).fill(null))
    expect(causes([3, 2, 1, 0, -1, -2, -3])).toEqual(Array(7).fill('7 Point Trend (Decreasing)'))
  })

  it('give the turning point of two trends to the later one', () => {
    const turn = causes([-3, -2, -1, 0, 1, 2, 3, 2.5, 1.5, 0.5, -0.5, -1.5, -2.5])
    expect(turn[5]).toBe('7 Point Trend (Increasing)')
    expect(turn[6]).toBe('7 Point Trend (Decreasing)')
  })

  it('know two of three near one limit, and mark only those near', () => {
    expect(causes([7, 1, 8])).toEqual(['2 in 3 Above CL', null, '2 in 3 Above CL'])
    expect(causes([-7, -7, -1, 1])).toEqual(['2 in 3 Below CL', '2 in 3 Below CL', null, null])
    expect(causes([7, -1, 8])).toEqual([null, null, null])
    expect(causes([7, 1, 1, 8])).toEqual([null, null, null, null])
  })

  it('know seven on one side of the mean; a point on it breaks the run', () => {
    expect(causes([1, 2, 1, 2, 1, 2, 1])).toEqual(Array(7).fill('7 Points Above CL'))
    expect(causes([-1, -2, -1, 0, -1, -2, -1, -2])).toEqual(Array(8).fill(null))
  })

  it('let the first rule name the point', () => {
    const run = causes([1, 2, 1, 2, 1, 2, 10])
    expect(run[6]).toBe('Above UCL')
    expect(run[0]).toBe('7 Points Above CL')
  })

  it('are broken by a missing value', () => {
    expect(causes([1, 2, 1, null, 2, 1, 2, 1])).toEqual(Array(8).fill(null))
    expect(specialCauses([1, 2], { ...limits, lower: null })).toEqual([null, null])
  })
})
