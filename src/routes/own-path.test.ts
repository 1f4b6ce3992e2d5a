import { describe, expect, it } from 'vitest'
import { ownPath } from './own-path.ts'

describe('where to go on after signing in', () => {
  it('is an address of our own', () => {
    expect(ownPath('/halton/indicators?search=waste')).toBe('/halton/indicators?search=waste')
  })

  it.each([
    null,
    '',
    '/',
    '//elsewhere.example',
    '/\\elsewhere.example',
    'https://elsewhere.example/',
    'javascript:alert(1)',
    '\\\\x',
    '/\t/elsewhere.example',
  ])('is never %j', (text) => {
    expect(ownPath(text)).toBeNull()
  })
})
