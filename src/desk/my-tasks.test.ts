import { describe, expect, it } from 'vitest'
import { quarter } from '../kernel/period.ts'
import { deskWords } from './words.ts'
import { myTasks, type PeopleSeen, type ReturnSeen } from './my-tasks.ts'

const seen = {
  organisationName: 'Waste',
  organisationCode: 'waste',
  period: quarter(2008, 3),
  state: 'open',
  dueOn: '2009-01-23',
  daysLate: 0,
  mayFill: true,
  maySend: false,
  lines: { all: 4, left: 4, mine: 0, mineLeft: 0 },
  question: '',
  maySign: null,
} as const
const nobody: PeopleSeen = { invitations: [], reviews: [], leavers: [] }
const today = '2009-01-12'
const ofReturns = (...returns: readonly ReturnSeen[]) => myTasks(returns, nobody, today)

describe('what needs me', () => {
  it('is filling for whoever may fill, and signing off for whoever may accept', () => {
    expect(ofReturns(seen).map((task) => task.kind)).toEqual(['fill'])
    expect(ofReturns({ ...seen, state: 'queried' }).map((task) => task.kind)).toEqual(['answer'])
    const sent = { ...seen, state: 'submitted', mayFill: false, maySign: 'accept' } as const
    expect(ofReturns(sent).map(({ kind, href }) => [kind, href])).toEqual([
      ['sign-off', '/returns/waste/q3-2008-09/sign-off'],
    ])
  })

  it('is certifying for whoever may certify, where a round has three hands', () => {
    const sent = { ...seen, state: 'submitted', mayFill: true, maySign: 'certify' } as const
    expect(ofReturns(sent).map(({ kind, href }) => [kind, href])).toEqual([
      ['certify', '/returns/waste/q3-2008-09/sign-off'],
    ])
  })

  it('is sending once every figure is in, for whoever may send', () => {
    const full = { ...seen, lines: { all: 4, left: 0, mine: 2, mineLeft: 0 } }
    expect(ofReturns({ ...full, maySend: true }).map(({ kind }) => kind)).toEqual(['send'])
    expect(ofReturns(full)).toEqual([])
  })

  it('is the figures of one’s own, and nothing more once those are in', () => {
    const own = { ...seen, lines: { all: 7, left: 5, mine: 3, mineLeft: 2 } }
    expect(ofReturns(own).map(({ kind, lines }) => [kind, lines])).toEqual([['fill', own.lines]])
    expect(deskWords('en').lines(own.lines)).toBe('3 of 7 figures are yours, 2 left')
    const done = { ...own, maySend: true, lines: { all: 7, left: 2, mine: 3, mineLeft: 0 } }
    expect(ofReturns(done)).toEqual([])
    expect(ofReturns({ ...done, lines: { ...done.lines, mine: 0 } }).map(({ kind }) => kind)).toEqual([
      'fill',
    ])
  })

  it('is the question that came back with a return', () => {
    const queried = { ...seen, state: 'queried', question: 'Since April?' } as const
    expect(ofReturns(queried).map(({ kind, question }) => [kind, question])).toEqual([
      ['answer', 'Since April?'],
    ])
  })

  it('is a decision on more time for whoever decides on it, beside what else there is to do', () => {
    const asked = { ...seen, mayFill: false, asksForTime: true } as const
    expect(ofReturns(asked).map(({ kind, href }) => [kind, href])).toEqual([
      ['more-time', '/returns/waste/q3-2008-09/more-time/decide'],
    ])
    expect(ofReturns({ ...asked, mayFill: true }).map(({ kind }) => kind)).toEqual(['fill', 'more-time'])
  })

  it('is nothing that somebody else has to do, and nothing that is done', () => {
    expect(ofReturns({ ...seen, mayFill: false })).toEqual([])
    expect(ofReturns({ ...seen, state: 'submitted' })).toEqual([])
    expect(ofReturns({ ...seen, state: 'accepted' })).toEqual([])
  })

  it('is publishing for whoever may: one report by its subject, several by their number', () => {
    const ready = (...subjects: string[]) =>
      myTasks([], nobody, today, [{ period: quarter(2008, 2), subjects }]).map(({ kind, about, href }) => [
        kind,
        about,
        href,
      ])
    expect(ready('Waste')).toEqual([['publish', 'Waste, Q2 2008/09', '/published?period=q2-2008-09']])
    expect(ready('Waste', 'Libraries')).toEqual([
      ['publish', '2, Q2 2008/09', '/published?period=q2-2008-09'],
    ])
  })

  it('has the first one due first', () => {
    const earlier = { ...seen, organisationName: 'Libraries', dueOn: '2008-10-17', daysLate: 3 }
    expect(ofReturns(seen, earlier).map((task) => task.about)).toEqual([
      'Libraries, Q3 2008/09',
      'Waste, Q3 2008/09',
    ])
  })

  it('is mail that could not be sent, for whoever looks after it', () => {
    const people: PeopleSeen = { ...nobody, mail: { failed: 3, since: '2009-01-09' } }
    expect(myTasks([], people, today)).toEqual([
      { kind: 'mail', about: '3', href: '/settings/mail', dueOn: '2009-01-09', daysLate: 1 },
    ])
    expect(myTasks([], { ...nobody, mail: null }, today)).toEqual([])
  })

  it('has what people leave behind beside the returns, with how late it is', () => {
    const people: PeopleSeen = {
      invitations: [{ id: 7, post: 'Theme Officer', until: '2009-01-19' }],
      reviews: [{ bodyCode: 'safer', bodyName: 'Safer', post: 'Chair', reviewDueOn: '2009-02-01' }],
      leavers: [{ id: 9, post: 'Analyst', leftOn: '2009-01-09' }],
    }
    expect(myTasks([seen], people, today).map(({ kind, href, daysLate }) => [kind, href, daysLate])).toEqual([
      ['hand-over', '/people/9/hand-over', 1],
      ['invitation', '/people/7', 0],
      ['fill', '/returns/waste/q3-2008-09', 0],
      ['review', '/bodies/safer', 0],
    ])
  })
})
