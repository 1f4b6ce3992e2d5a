import { describe, expect, it } from 'vitest'
import { mean } from './mean.ts'

describe('mean', () => {
  it("has the limits of Student's own sleep data", () => {
    // Student 1908, the paired differences; limits as printed by R's t.test help page: 0.7001142 to 2.4598858
    const hours = [1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4]
    const { value, lower, upper } = mean(hours)
    expect(value).toBeCloseTo(1.58, 12)
    expect(lower).toBeCloseTo(0.7001142, 7)
    expect(upper).toBeCloseTo(2.4598858, 7)
  })

  it('has a value without limits for one observation, and limits equal to the mean for equal ones', () => {
    expect(mean([7])).toMatchObject({
      value: 7,
      lower: null,
      upper: null,
      reason: 'one value has no interval',
    })
    expect(mean([7, 7, 7])).toMatchObject({ value: 7, lower: 7, upper: 7 })
  })

  it('does not fill a hole with anything', () => {
    expect(mean([1, null, 3])).toMatchObject({ value: null, reason: 'a value is missing' })
    expect(mean([])).toMatchObject({ value: null, reason: 'no values' })
    expect(mean([1e308, 1e308, 1e308]).value).toBeNull()
  })
})
