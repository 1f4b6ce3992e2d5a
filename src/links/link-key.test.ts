import { describe, expect, it } from 'vitest'
import { readLinkKey, writeLinkKey } from './link-key.ts'

const token = 'a'.repeat(43)

describe('the key of a link', () => {
  it('names its place and is read as it was written', () => {
    const key = { shortName: 'halton', token }
    expect(writeLinkKey(key)).toBe(`halton.${token}`)
    expect(readLinkKey(writeLinkKey(key))).toEqual(key)
  })

  it.each([
    '',
    'halton',
    token,
    `.${token}`,
    `halton.${token}a`,
    `halton.${token.slice(1)}`,
    `Halton.${token}`,
  ])('is not "%s"', (text) => {
    expect(readLinkKey(text)).toBeNull()
  })
})
