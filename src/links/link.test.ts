import { describe, expect, it } from 'vitest'
import { quarter } from '../kernel/period.ts'
import { standingOf, type ReturnLink } from './link.ts'

const link: ReturnLink = {
  id: 1,
  return: {
    id: 2,
    organisationId: 3,
    organisationCode: 'waste',
    organisationName: 'Waste',
    period: quarter(2008, 2),
    state: 'draft',
    dueOn: '2008-10-17',
  },
  person: { id: 4, name: 'A person', post: 'Depot Clerk', leftOn: null, isDisabled: false },
  givenBy: 'Director',
  note: '',
  givenAt: new Date('2008-10-01T09:00:00Z'),
  endsAt: new Date('2008-10-31T23:59:59.999Z'),
  openedAt: null,
  withdrawnAt: null,
}
const at = new Date('2008-10-20T09:00:00Z')
const inState = (state: string): ReturnLink => ({ ...link, return: { ...link.return, state } })
const ofPerson = (person: Partial<ReturnLink['person']>): ReturnLink => ({
  ...link,
  person: { ...link.person, ...person },
})

describe('a link', () => {
  it('is good until its last millisecond, sent or queried, and not after', () => {
    expect(standingOf(link, at)).toBe('good')
    expect(standingOf(inState('submitted'), at)).toBe('good')
    expect(standingOf(inState('queried'), at)).toBe('good')
    expect(standingOf(link, new Date(link.endsAt.getTime() - 1))).toBe('good')
    expect(standingOf(link, link.endsAt)).toBe('expired')
  })

  it('ends when its return is accepted, and opens again when that is reopened', () => {
    expect(standingOf(inState('accepted'), at)).toBe('accepted')
    expect(standingOf(inState('reopened'), at)).toBe('good')
  })

  it('ends the day after its holder has left, or with their account', () => {
    expect(standingOf(ofPerson({ leftOn: '2008-10-20' }), at)).toBe('good')
    expect(standingOf(ofPerson({ leftOn: '2008-10-19' }), at)).toBe('left')
    expect(standingOf(ofPerson({ isDisabled: true }), at)).toBe('left')
  })

  it('that was withdrawn says so, whatever else has ended it', () => {
    expect(standingOf({ ...inState('accepted'), withdrawnAt: at }, at)).toBe('withdrawn')
  })
})
