import { describe, expect, it } from 'vitest'
import { errorLines } from './error-line.ts'

describe('errorLines', () => {
  it('links each error to its control, in the order of the form', () => {
    expect(errorLines({ jobs: 'Enter the number of jobs', spent: undefined, why: 'Say why' })).toEqual([
      { text: 'Enter the number of jobs', href: '#jobs' },
      { text: 'Say why', href: '#why' },
    ])
    expect(errorLines(undefined)).toEqual([])
  })
})
