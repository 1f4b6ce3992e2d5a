import { describe, expect, it } from 'vitest'
import { brandCss, checkBrand, contrast, luminance, plainBrand, type BrandColours } from './brand.ts'

const errors = (change: Partial<BrandColours>) => Array.from(checkBrand({ ...plainBrand, ...change }))

describe('contrast', () => {
  // WCAG 2.2, "relative luminance" and "contrast ratio": 0 for the darkest black, 1 for the lightest white; 1 to 21.
  it('goes from 1 to 21', () => {
    expect(luminance('#000000')).toBe(0)
    expect(luminance('#ffffff')).toBeCloseTo(1, 12)
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 12)
    expect(contrast('#1d70b8', '#1d70b8')).toBe(1)
  })

  // W3C, ACT rule afw4f7 "Text has minimum contrast": passed examples 1, 5 and 10, failed example 1 (cut, not rounded).
  it.each([
    ['#333333', '#ffffff', '12.6'],
    ['#000000', '#666666', '3.6'],
    ['#0000ee', '#ffffff', '9.39'],
    ['#aaaaaa', '#ffffff', '2.3'],
  ] as const)('of %s on %s is %s to 1', (text, ground, ratio) => {
    expect(String(contrast(text, ground)).slice(0, ratio.length)).toBe(ratio)
  })

  // WCAG 2.2, Understanding 1.4.3: the thresholds are not rounded to. #777777 on white shows as 4.5 and is below it.
  it('is not rounded up to what is needed', () => {
    expect(contrast('#777777', '#ffffff').toFixed(1)).toBe('4.5')
    expect(errors({ linkHover: '#777777' })).not.toEqual([])
  })

  it('does not depend on the order of the two', () => {
    expect(contrast('#1a65a6', '#f3f3f3')).toBe(contrast('#f3f3f3', '#1a65a6'))
  })
})

describe('checkBrand', () => {
  it('has nothing against the plain colours', () => {
    expect(errors({})).toEqual([])
  })

  it.each([
    ['headerText', { header: '#ffdd00', headerText: '#ffffff' }],
    ['accent', { accent: '#ffdd00' }],
    ['link', { link: '#777777' }],
    ['linkHover', { linkHover: '#777777' }],
    ['linkVisited', { linkVisited: '#777777' }],
  ] as const)('refuses %s that cannot be read', (field, change) => {
    expect(errors(change).map((finding) => finding.field)).toContain(field)
  })

  it('refuses a link that is readable on white but not on the grey of the context bar', () => {
    expect(errors({ link: '#767676' }).map((finding) => finding.message)).toEqual([
      'A link on grey has a contrast of 4.0 to 1 with #f3f3f3; it needs 4.5',
    ])
  })

  it('refuses what is not a colour, and does not measure it', () => {
    expect(errors({ link: '#fff;}' })).toEqual([
      { field: 'link', message: 'Write the colour as # and six figures, like #1a65a6', severity: 'error' },
    ])
  })
})

describe('brandCss', () => {
  it('sets the custom properties that govuk-frontend and our own style sheet read', () => {
    expect(brandCss({ ...plainBrand, header: '#12436d' })).toContain('--app-header-colour: #12436d;')
    expect(brandCss(plainBrand)).toContain('--govuk-brand-colour: #1d70b8;')
  })

  it('throws instead of writing a colour that was not checked', () => {
    expect(() => brandCss({ ...plainBrand, link: '#fff;} body{display:none' })).toThrow(RangeError)
  })
})
