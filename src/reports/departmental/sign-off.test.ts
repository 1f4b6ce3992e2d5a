import { describe, expect, it } from 'vitest'
import type { Entry } from '../../record/entry.ts'
import { signOffOf } from './sign-off.ts'

const entry = (action: string, at: string, keyIssues?: string): Entry => ({
  sequence: 1,
  at,
  personId: 1,
  personName: `${action} by`,
  actingRole: 'operational-director',
  action,
  subjectKind: 'return',
  subject: 'waste/q2-2008-09',
  before: null,
  after: keyIssues === undefined ? null : { keyIssues },
  reason: '',
  requestId: '',
})
const history = [
  entry('return-accepted', '2008-12-01T10:00:00.000Z', 'Second'),
  entry('return-reopened', '2008-11-20T10:00:00.000Z'),
  entry('return-accepted', '2008-10-28T15:00:00.000Z', 'First'),
  entry('return-sent', '2008-10-16T11:00:00.000Z'),
]

describe('the sign-off that stood as at a moment', () => {
  it('is none before the return was accepted', () => {
    expect(signOffOf(history, new Date('2008-10-28T14:59:59.999Z'))).toBeNull()
  })
  it('is the last acceptance by then, with the key issues of then', () => {
    expect(signOffOf(history, new Date('2008-10-28T15:00:00.000Z'))).toMatchObject({
      keyIssues: 'First',
      isReopened: false,
    })
    expect(signOffOf(history, new Date('2008-12-24T10:00:00Z'))).toMatchObject({
      keyIssues: 'Second',
      isReopened: false,
    })
  })
  it('names who certified what was accepted, and nobody whose certificate fell', () => {
    const three = [
      entry('return-accepted', '2008-12-01T10:00:00.000Z', 'Third'),
      entry('return-certified', '2008-11-30T10:00:00.000Z'),
      entry('return-sent', '2008-11-29T10:00:00.000Z'),
      entry('return-queried', '2008-11-28T10:00:00.000Z'),
      entry('return-certified', '2008-11-27T10:00:00.000Z'),
      entry('return-sent', '2008-11-26T10:00:00.000Z'),
    ]
    expect(signOffOf(three, new Date('2008-12-24T10:00:00Z'))?.certified).toEqual({
      by: 'return-certified by',
      at: new Date('2008-11-30T10:00:00Z'),
    })
    const withoutAnother = three.toSpliced(1, 1)
    expect(signOffOf(withoutAnother, new Date('2008-12-24T10:00:00Z'))?.certified).toBeNull()
  })
  it('says that the return was opened again', () => {
    expect(signOffOf(history, new Date('2008-11-21T10:00:00Z'))).toMatchObject({
      keyIssues: 'First',
      isReopened: true,
    })
  })
})
