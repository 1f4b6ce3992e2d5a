import { describe, expect, it } from 'vitest'
import { codeForm, codeFrom } from './code-from.ts'

describe('a code made from a name', () => {
  it.each([
    ['Adults of Working Age', 'adults-of-working-age'],
    ["Children's Social Care", 'childrens-social-care'],
    ['Highways, Transportation & Logistics', 'highways-transportation-logistics'],
    ['  Ynys Môn  ', 'ynys-mon'],
    ['x'.repeat(70), 'x'.repeat(60)],
  ])('%s', (name, code) => {
    expect(codeFrom(name)).toBe(code)
    expect(codeFrom(name)).toMatch(codeForm)
  })

  it('is empty where the name has nothing to make one of, so that one is asked for', () => {
    expect(codeFrom('北京')).toBe('')
    expect('').not.toMatch(codeForm)
  })
})
