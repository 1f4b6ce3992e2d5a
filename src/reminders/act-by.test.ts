import { expect, it } from 'vitest'
import { actBy } from './act-by.ts'

const dueOn = '2008-12-19'

it('is five working days after a return came back, bank holidays not counted, and never before its day', () => {
  // Asked on Monday 22 December 2008: 23, 24, 29, 30 and 31 December are the five, Christmas and Boxing Day none of them.
  const decidedAt = new Date('2008-12-22T10:00:00Z')
  for (const state of ['queried', 'reopened']) expect(actBy({ state, dueOn, decidedAt })).toBe('2008-12-31')
  expect(actBy({ state: 'queried', dueOn: '2009-01-23', decidedAt })).toBe('2009-01-23')
})

it('is the day of the return in every other state', () => {
  const decidedAt = new Date('2008-12-22T10:00:00Z')
  for (const state of ['open', 'draft', 'submitted', 'accepted'])
    expect(actBy({ state, dueOn, decidedAt })).toBe(dueOn)
})
