import { describe, expect, it } from 'vitest'
import { commitment } from './personal-fact.ts'

describe('a commitment to a personal fact', () => {
  it('is the HMAC of the field and the value under the salt', () => {
    const salt = Buffer.from('Jefe')
    expect(commitment(salt, 'name', 'A')).toMatch(/^hmac:[0-9a-f]{64}$/)
    expect(commitment(salt, 'name', 'A')).not.toBe(commitment(salt, 'email', 'A'))
    expect(commitment(salt, 'name', 'A')).not.toBe(commitment(Buffer.from('jefe'), 'name', 'A'))
    expect(commitment(salt, 'name', '')).toBe('')
  })
})
