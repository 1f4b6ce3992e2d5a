import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sheetNames } from './sheet-names.ts'

describe('names of sheets', () => {
  it('are the captions, cut after a word', () => {
    expect(sheetNames(['Milestones', 'All measures of the department, quarter 2'])).toEqual([
      'Milestones',
      'All measures of the department…',
    ])
  })

  it('say which is which where captions are alike', () => {
    expect(sheetNames(['Totals', 'totals', 'History', '', "'?'"])).toEqual([
      'Totals',
      'totals (2)',
      'History (2)',
      '4',
      '5',
    ])
  })

  // The rules that Excel states under "Rename a worksheet".
  it('are always names that Excel takes', () => {
    const caption = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom('a', 'A', '[a]', "'a'", 'history'),
    )
    fc.assert(
      fc.property(fc.array(caption, { maxLength: 12 }), (captions) => {
        const names = sheetNames(captions)
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(captions.length)
        for (const name of names) {
          expect(name.length).toBeGreaterThan(0)
          expect(name.length).toBeLessThanOrEqual(31)
          expect(name).not.toMatch(/[[\]:*?/\\]|^'|'$|^history$/i)
        }
      }),
    )
  })
})
