import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sectors } from '../organisations/organisation.ts'
import { bodyFindings } from './body-findings.ts'
import { checkNewBody, type NewBodyForm } from './check-body.ts'
import { checkEnding, checkNewMember, type NewMemberForm } from './check-membership.ts'
import { isCurrent, isReviewOverdue, nextReview, type Membership } from './membership.ts'
import { sectorMakeUp } from './sector-make-up.ts'
import { bodyWords } from './words.ts'

const today = '2009-01-12'
const membership = (more: Partial<Membership> = {}): Membership => ({
  id: 1,
  personId: 1,
  role: 'member',
  startsOn: '2007-01-13',
  endsOn: null,
  reviewDueOn: '2009-01-13',
  ...more,
})

describe('a membership', () => {
  it('lasts from its first day to its last, both counted', () => {
    const one = { startsOn: '2008-05-16', endsOn: '2008-11-14' }
    const days = ['2008-05-15', '2008-05-16', '2008-11-14', '2008-11-15']
    expect(days.map((day) => isCurrent(one, day))).toEqual([false, true, true, false])
  })

  it('is looked at every two years, also from 29 February', () => {
    expect(nextReview('2007-01-13')).toBe('2009-01-13')
    expect(nextReview('2008-02-29')).toBe('2010-02-28')
  })

  it('is overdue for it after the day itself, and only while it lasts', () => {
    expect(isReviewOverdue(membership(), '2009-01-13')).toBe(false)
    expect(isReviewOverdue(membership(), '2009-01-14')).toBe(true)
    expect(isReviewOverdue(membership({ endsOn: '2009-01-13' }), '2009-01-14')).toBe(false)
    expect(isReviewOverdue(membership({ reviewDueOn: null }), '2009-01-14')).toBe(false)
  })
})

describe('the make-up of a body', () => {
  const member = (sector: (typeof sectors)[number] | null) => ({
    speaksFor: sector && { code: 'x', name: 'X', sector },
  })

  it('counts members who speak for somebody, and says how many do not', () => {
    const members = ['public', 'public', 'private', 'community', null, null] as const
    expect(sectorMakeUp(members.map(member))).toEqual({
      bySector: [
        { sector: 'public', count: 2, percent: 50 },
        { sector: 'private', count: 1, percent: 25 },
        { sector: 'community', count: 1, percent: 25 },
      ],
      withSector: 4,
      without: 2,
    })
  })

  it('is no share of nothing', () => {
    expect(sectorMakeUp([member(null)]).bySector.map(({ percent }) => percent)).toEqual([0, 0, 0])
  })

  it('counts everybody once', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...sectors, null)), (some) => {
        const { bySector, withSector, without } = sectorMakeUp(some.map(member))
        expect(bySector.reduce((sum, { count }) => sum + count, 0)).toBe(withSector)
        expect(withSector + without).toBe(some.length)
      }),
    )
  })
})

describe('what is not in order with a body', () => {
  const found = (members: readonly Membership[], closedOn: string | null = null) =>
    [...bodyFindings({ closedOn }, members, today)].map(({ code, args }) => [code, ...Object.values(args)])

  it('is that it has no chair, or nobody at all', () => {
    expect(found([])).toEqual([['no-members']])
    expect(found([membership({ role: 'vice-chair' })])).toEqual([['no-chair']])
    expect(found([membership({ role: 'chair' })])).toEqual([])
  })

  it('is that reviews are overdue', () => {
    const late = membership({ role: 'chair', reviewDueOn: '2009-01-11' })
    expect(found([late, late, membership()])).toEqual([['reviews-overdue', 2]])
  })

  it('is nothing once it is closed', () => {
    expect(found([], '2008-12-31')).toEqual([])
  })
})

const body: NewBodyForm = {
  name: 'Board',
  code: 'board',
  kind: 'board',
  partOf: '',
  themes: [],
  openedOn: '',
}
const member: NewMemberForm = {
  person: '7',
  role: 'chair',
  speaksFor: '',
  startsOn: '2008-11-14',
  reviewDueOn: '',
}

describe('a form', () => {
  it.each([
    [{}, []],
    [{ kind: 'subgroup' }, ['partOf subgroup-of-nothing']],
    [{ kind: 'subgroup', partOf: 'board' }, []],
    [{ name: '', kind: '' }, ['name name-missing', 'kind kind-missing']],
    [{ code: 'themes' }, ['code code-reserved']],
    [{ code: 'The Board' }, ['code code-form']],
    [{ openedOn: '2009-01-13' }, ['openedOn opened-later']],
    [{ openedOn: 'last year' }, ['openedOn opened-form']],
  ])('for a body: %j', (more, findings) => {
    const found = [...checkNewBody({ ...body, ...more }, today)]
    expect(found.map(({ field, code }) => `${field} ${code}`)).toEqual(findings)
  })

  it.each([
    [{}, []],
    [{ person: '' }, ['person person-missing']],
    [{ person: '7; drop table person' }, ['person person-missing']],
    [{ role: 'king' }, ['role role-missing']],
    [{ startsOn: '14 November' }, ['startsOn starts-form']],
    [{ reviewDueOn: '2008-11-14' }, ['reviewDueOn review-before-start']],
    [{ reviewDueOn: '2010-13-01' }, ['reviewDueOn review-form']],
  ])('for a member: %j', (more, findings) => {
    const found = [...checkNewMember({ ...member, ...more })]
    expect(found.map(({ field, code }) => `${field} ${code}`)).toEqual(findings)
  })

  it('for the last day of a membership', () => {
    const wrong = (endsOn: string) => [...checkEnding(endsOn, membership())].map(({ code }) => code)
    expect(wrong('2007-01-13')).toEqual([])
    expect(wrong('2007-01-12')).toEqual(['ends-before-start'])
    expect(wrong('soon')).toEqual(['ends-form'])
  })

  it('has a sentence for everything that can be wrong', () => {
    const codes = [
      ...checkNewBody({ ...body, name: '', kind: '', openedOn: 'x' }, today),
      ...checkNewBody({ ...body, kind: 'subgroup', code: 'new' }, today),
      ...checkNewMember({ person: '', role: '', speaksFor: '', startsOn: '', reviewDueOn: 'x' }),
      ...bodyFindings({ closedOn: null }, [membership({ reviewDueOn: '2008-01-01' })], today),
    ].map(({ code }) => code)
    expect(codes.filter((code) => !Object.hasOwn(bodyWords('en').findings, code))).toEqual([])
  })
})
