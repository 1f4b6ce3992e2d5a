import { describe, expect, it } from 'vitest'
import { personDataText } from './person-data-text.ts'

describe('what is held about a person, to read', () => {
  it('has a heading for each kind and leaves empty facts out', () => {
    const at = new Date('2009-01-12T09:30:00Z')
    expect(
      personDataText({
        person: [{ post: 'Analyst', left_on: null, has_password: false }],
        changesMade: [{ at, scopes: ['read'] }],
        sessions: [],
      }),
    ).toEqual([
      'person (1)',
      '  post: Analyst; has password: false',
      'changes made (1)',
      '  at: 2009-01-12T09:30:00.000Z; scopes: ["read"]',
      'sessions (0)',
    ])
  })
})
