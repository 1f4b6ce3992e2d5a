import { describe, expect, it } from 'vitest'
import { contrast, inkOn, luminance } from './luminance.ts'
import { inks, strokes } from './palette.ts'

const lines = Object.entries(strokes)
const statusColours = ['#4b9b7d', '#ffdd00', '#982828']

describe('contrast', () => {
  it('agrees with published figures: WCAG 2.2 (21 for black on white), WebAIM (4.54 for #767676 on white)', () => {
    expect(luminance('#ffffff')).toBe(1)
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 10)
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
  })
  it('chooses the ink that is easier to read', () => {
    expect(statusColours.map(inkOn)).toEqual(['#0b0c0c', '#0b0c0c', '#ffffff'])
  })
})

describe('the lines of a chart', () => {
  it.each(lines)('%s stands out from paper by 3 to 1 (WCAG 2.2, 1.4.11)', (_, { colour }) => {
    expect(contrast(colour, inks.paper)).toBeGreaterThanOrEqual(3)
  })

  it('can be told apart in grey: by lightness or, where that is close, by dashes', () => {
    for (const [name, one] of lines) {
      for (const [other, two] of lines.filter(([key]) => key !== name)) {
        const isLighter = contrast(one.colour, two.colour) >= 1.5
        expect(isLighter || one.dash !== two.dash, `${name} and ${other}`).toBe(true)
      }
    }
  })

  it('keeps a line and its fan, a band and its edge apart in grey', () => {
    expect(contrast(strokes.place.colour, inks.fan)).toBeGreaterThanOrEqual(3)
    expect(contrast(inks.fanEdge, inks.fan)).toBeGreaterThanOrEqual(3)
    expect(contrast(inks.bandEdge, inks.band)).toBeGreaterThanOrEqual(3)
  })

  it('has no colour that means a status', () => {
    const used = [...lines.map(([, { colour }]) => colour), ...Object.values(inks)]
    expect(used.filter((colour) => statusColours.includes(colour))).toEqual([])
  })
})
