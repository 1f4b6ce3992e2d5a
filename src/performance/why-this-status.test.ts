import { describe, expect, it } from 'vitest'
import type { Decimal } from '../kernel/decimal.ts'
import { anAssessment } from '../indicators/testing/an-assessment.ts'
import { whyThisStatus } from './why-this-status.ts'

function facts(told: Parameters<typeof anAssessment>[0]): Record<string, string> {
  return Object.fromEntries(
    whyThisStatus(anAssessment(told), 'en').facts.map(({ name, value }) => [name, value]),
  )
}

describe('why a status is what it is', () => {
  it('tells value, target, tolerance with its edge, rounding and the version of the rule', () => {
    const told = {
      now: '37.5',
      target: '39.0',
      figure: { numerator: '5859' as Decimal, denominator: '15625' as Decimal },
    }
    expect(facts(told)).toEqual({
      Value: '37.5%',
      'Worked out from': '5,859 out of 15,625',
      Target: '39.0%',
      'Which target': 'Quarterly profile, service',
      'Which way is good': 'High is good',
      'Close to target': 'Within 5% of the target: from 37.05% up',
      'Compared as printed': 'To 1 decimal place',
      Rule: 'Version 1 of the rule of this place: close is within 5% of the target',
    })
    expect(whyThisStatus(anAssessment(told), 'en').explanation).toContain('37.5% misses the target of 39.0%')
  })

  it('turns the edge round where low is good, and names a tolerance of its own', () => {
    const told = facts({
      indicator: {
        polarity: 'low',
        unit: '',
        decimals: 0,
        tolerance: { kind: 'abs', value: '3' as Decimal },
      },
      now: '122',
      target: '120',
    })
    expect(told['Close to target']).toBe('Within 3 of the target: up to 123')
    expect(told['Rule']).toContain('with the tolerance of this indicator')
  })

  it('has a reason also where nothing was judged', () => {
    expect(facts({})).toMatchObject({ Value: '[x]', Target: 'No target' })
    expect(whyThisStatus(anAssessment({}), 'en').explanation).toBe('Not rated: missing.')
  })
})
