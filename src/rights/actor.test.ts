import { describe, expect, it } from 'vitest'
import { authorOf, type Actor } from './actor.ts'

const collator: Actor = {
  tenantId: 1,
  personId: 7,
  name: 'A person',
  post: 'Waste Collator',
  grants: [],
  requestId: 'r',
  isConfirmed: true,
}

describe('the author of a change', () => {
  it('is the post, and says by whose link it came where nobody signed in', () => {
    expect(authorOf(collator).name).toBe('Waste Collator')
    expect(authorOf({ ...collator, byLink: { linkId: 1, givenBy: 'Director' } }).name).toBe(
      'Waste Collator, by link given by Director',
    )
    expect(authorOf({ ...collator, byLink: { linkId: 1, givenBy: '' } }).name).toBe('Waste Collator, by link')
  })
})
