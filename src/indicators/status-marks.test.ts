import { describe, expect, it } from 'vitest'
import { contrast, luminance } from '../charts/luminance.ts'
import { isRated } from './assess.ts'
import { isStatus, statuses, statusMarks } from './status-marks.ts'
import { statusGlyph, statusTag } from './status-tag.ts'
import { indicatorWords } from './words.ts'

const words = indicatorWords('en')
const rated = statuses.filter(isRated)

describe('the marks of statuses', () => {
  it.each(statuses)(
    '%s can be read: word and letter 4.5 to 1, outline 3 to 1 (WCAG 2.2, 1.4.3 and 1.4.11)',
    (status) => {
      const { ink, ground, letterInk, fill } = statusMarks[status]
      expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(letterInk, fill)).toBeGreaterThanOrEqual(4.5)
    },
  )

  it('tell the judged ones apart by shape and letter, and in grey', () => {
    expect(new Set(rated.map((status) => statusMarks[status].shape)).size).toBe(rated.length)
    expect(new Set(rated.map((status) => words.letters[status])).size).toBe(rated.length)
    const lightness = rated.map((status) => luminance(statusMarks[status].fill)).toSorted((a, b) => a - b)
    for (const [i, light] of lightness.entries()) {
      if (i > 0) expect((light + 0.05) / ((lightness[i - 1] ?? 0) + 0.05)).toBeGreaterThan(2)
    }
  })

  it('keep the colours of tags for what is judged, amber being the yellow one', () => {
    expect(statuses.filter((status) => statusMarks[status].tag !== null)).toEqual(['green', 'amber', 'red'])
    expect(statusMarks.amber.tag).toBe('yellow')
  })

  it('have a word each', () => {
    expect(new Set(statuses.map((status) => words.statuses[status])).size).toBe(statuses.length)
    expect([isStatus('red'), isStatus('toString')]).toEqual([true, false])
  })
})

describe('a status on a page', () => {
  it('is a tag with glyph, letter and word; the glyph is hidden from those who hear the word', () => {
    const tag = statusTag('red', words).toString()
    expect(tag).toContain('govuk-tag govuk-tag--red')
    expect(tag).toMatch(/<svg[^>]* aria-hidden="true"/)
    expect(tag).toContain('>R</text>')
    expect(tag).toContain('>Off target</span>')
  })

  it('is plain where nothing is judged, and stands out where a figure is missing', () => {
    expect(statusTag('no-target', words).toString()).not.toContain('govuk-tag')
    expect(statusTag('missing', words).toString()).toMatch(/^<strong class="app-status">/)
    expect(statusGlyph('not-due', words).toString()).toContain('stroke-dasharray')
  })

  it('carries no style of its own: the page forbids it', () => {
    for (const status of statuses) expect(statusTag(status, words).toString()).not.toContain('style=')
  })
})
