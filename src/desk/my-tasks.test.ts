import { describe, expect, it } from 'vitest'
import { quarter } from '../kernel/period.ts'
import { myTasks } from './my-tasks.ts'

const seen = {
  organisationName: 'Waste',
  organisationCode: 'waste',
  period: quarter(2008, 3),
  state: 'open',
  dueOn: '2009-01-23',
  daysLate: 0,
  mayFill: true,
  mayAccept: false,
} as const

describe('what needs me', () => {
  it('is filling for whoever may fill, and signing off for whoever may accept', () => {
    expect(myTasks([seen]).map((task) => task.kind)).toEqual(['fill'])
    expect(myTasks([{ ...seen, state: 'queried' }]).map((task) => task.kind)).toEqual(['answer'])
    expect(
      myTasks([{ ...seen, state: 'submitted', mayFill: false, mayAccept: true }]).map((task) => task.kind),
    ).toEqual(['sign-off'])
  })

  it('is nothing that somebody else has to do, and nothing that is done', () => {
    expect(myTasks([{ ...seen, mayFill: false }])).toEqual([])
    expect(myTasks([{ ...seen, state: 'submitted' }])).toEqual([])
    expect(myTasks([{ ...seen, state: 'accepted', mayAccept: true }])).toEqual([])
  })

  it('has the first one due first', () => {
    const earlier = { ...seen, organisationName: 'Libraries', dueOn: '2008-10-17', daysLate: 3 }
    expect(myTasks([seen, earlier]).map((task) => task.department)).toEqual(['Libraries', 'Waste'])
  })
})
