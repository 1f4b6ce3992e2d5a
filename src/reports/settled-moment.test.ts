import { describe, expect, it } from 'vitest'
import { settledMoment } from './settled-moment.ts'

const at = (time: string): Date => new Date(`2009-01-12T${time}Z`)

describe('the moment that "now" stands for in a report', () => {
  it('is the last whole minute where nothing was recorded since', () => {
    expect(settledMoment(at('09:30:20.500'), at('08:00:00.000'))).toEqual(at('09:29:59.999'))
    expect(settledMoment(at('09:30:00.000'), at('09:29:59.999'))).toEqual(at('09:29:59.999'))
  })

  it('includes what was recorded within the minute, and nothing that can still be recorded', () => {
    expect(settledMoment(at('09:30:20.500'), at('09:30:10.000'))).toEqual(at('09:30:20.499'))
    expect(settledMoment(at('09:30:20.500'), at('09:30:20.500'))).toEqual(at('09:30:20.500'))
  })

  it('goes with the record where the clock was set back', () => {
    expect(settledMoment(at('09:30:20.500'), at('09:31:10.000'))).toEqual(at('09:31:10.000'))
  })
})
