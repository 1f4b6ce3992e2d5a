import { describe, expect, it } from 'vitest'
import { textWidth, wrapLabel } from './wrap-label.ts'

describe('wrapLabel', () => {
  it('keeps a short label in one line with its value', () => {
    expect(wrapLabel('Target', '39.0%', 20, 2)).toEqual(['Target 39.0%'])
  })
  it('breaks between words', () => {
    expect(wrapLabel('Nearest neighbours', '38.0%', 18, 2)).toEqual(['Nearest neighbours', '38.0%'])
  })
  it('cuts the name and never the value', () => {
    expect(wrapLabel('Nearest neighbours', '38.0%', 14, 1)).toEqual(['Nearest… 38.0%'])
    expect(wrapLabel('x'.repeat(10_000), '38.0%', 12, 2)).toEqual([`${'x'.repeat(11)}…`, '38.0%'])
  })
  it('does not tear a character in half', () => {
    expect(wrapLabel('😀'.repeat(20), '', 5, 1)).toEqual(['😀😀😀😀…'])
  })
})

describe('textWidth', () => {
  it('knows that a percent sign is wider than an i', () => {
    expect(textWidth('%%', 16)).toBeGreaterThan(2 * textWidth('i', 16))
  })
})
