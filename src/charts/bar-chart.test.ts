import { describe, expect, it } from 'vitest'
import { barChart } from './bar-chart.ts'
import type { Bar, BarData } from './bar-data.ts'
import { barFrameOf, barSizes } from './bar-frame.ts'
import { contrast } from './luminance.ts'
import { inks, strokes } from './palette.ts'
import { elementsOf, readXml, textOf, type XmlElement } from './testing/read-xml.ts'

/** Claimant count, 2007, per cent of residents aged 16 to 64: Office for National Statistics, Explore Local Statistics. */
const claimants: BarData = {
  id: 'areas',
  title: 'Third of four places with a figure',
  subtitle: 'Claimants, %, 2007',
  summary: 'Halton has 2.9%.',
  source: 'Office for National Statistics',
  form: { decimals: 1, suffix: '%' },
  heads: { area: 'Area', value: 'Figure', range: 'Range (95%)' },
  bars: [
    { label: 'Warrington', value: 1.7 },
    { label: 'St. Helens', value: 2.8, lower: 2.6, upper: 3 },
    { label: 'Halton', value: 2.9, isOwn: true, isHollow: true, mark: '[p]' },
    { label: 'Knowsley', value: 4.2 },
  ],
  lines: [
    { label: 'North West', value: 2.5, kind: 'region' },
    { label: 'England', value: 2.2, kind: 'nation' },
  ],
  absent: [{ label: 'Stockton-on-Tees', why: 'no figure' }],
}
const drawn = (data: BarData): XmlElement[] => {
  const { wide: broad, narrow } = barChart(data)
  return [readXml(broad.toString()), readXml(narrow.toString())]
}
const wide = (data: BarData): XmlElement => readXml(barChart(data).wide.toString())
const rects = (svg: XmlElement): XmlElement[] => elementsOf(svg, 'rect').slice(1)

describe('a chart of bars', () => {
  it('is drawn twice, each as tall as it has bars, named and described', () => {
    const [broad, narrow] = drawn(claimants)
    expect(broad?.attributes.viewBox).toMatch(/^0 0 640 /)
    expect(narrow?.attributes.viewBox).toMatch(/^0 0 288 /)
    expect(broad?.attributes.role).toBe('img')
    expect(barChart(claimants).desc).toBe(
      'Bar chart of 4 areas. From Warrington, 1.7%, to Knowsley, 4.2%. Halton: 2.9%. North West: 2.5%. England: 2.2%.',
    )
  })

  it('begins every bar at nought, in proportion, in the order given', () => {
    const widths = rects(wide(claimants)).map(({ attributes }) => Number(attributes.width))
    const share = widths.map((width) => width / (widths[3] ?? 1))
    for (const [i, { value }] of claimants.bars.entries()) expect(share[i]).toBeCloseTo(value / 4.2, 2)
    expect(barFrameOf(claimants, barSizes.wide).ticks[0]).toBe(0)
  })

  it('draws bars below nought to the other side of it', () => {
    const data = {
      ...claimants,
      bars: [
        { label: 'Down', value: -3 },
        { label: 'Up', value: 2 },
      ],
      lines: [],
    }
    const [down, up] = rects(wide(data)).map(({ attributes }) => attributes)
    expect(Number(down?.x) + Number(down?.width)).toBeCloseTo(Number(up?.x), 0)
  })

  it('shows the place solid and the others grey, apart in greyscale; a provisional one hollow', () => {
    const solid = { ...claimants, bars: claimants.bars.map(({ isHollow: _, ...bar }) => bar) }
    const fills = rects(wide(solid)).map(({ attributes }) => attributes.fill)
    expect(fills).toEqual(['#858686', '#858686', '#12436d', '#858686'])
    expect(contrast('#12436d', '#858686')).toBeGreaterThan(2.5)
    const hollow = rects(wide(claimants))[2]?.attributes
    expect([hollow?.fill, hollow?.stroke]).toEqual([inks.paper, strokes.place.colour])
  })

  it('has whiskers where both limits are known, and nowhere else', () => {
    const whiskers = elementsOf(wide(claimants), 'path').filter(
      ({ attributes }) => attributes['stroke-width'] === '1.5',
    )
    expect(whiskers).toHaveLength(1)
  })

  it('names the nation and the region over their lines, dotted and dashed', () => {
    const svg = wide(claimants)
    expect(textOf(svg)).toContain('England 2.2%')
    const dashes = elementsOf(svg, 'path').map(({ attributes }) => attributes['stroke-dasharray'])
    expect(dashes).toContain('1 6')
    expect(dashes).toContain('12 6')
  })

  it('never draws who has no figure, and lists them after the others in the table', () => {
    expect(rects(wide(claimants))).toHaveLength(4)
    const { table } = barChart(claimants)
    expect(table.head).toEqual(['Area', 'Figure (%)', 'Range (95%)'])
    expect(table.rows).toEqual([
      ['Warrington', '1.7', '–'],
      ['St. Helens', '2.8', '2.6 to 3.0'],
      ['Halton', '2.9 [p]', '–'],
      ['Knowsley', '4.2', '–'],
      ['North West', '2.5', '–'],
      ['England', '2.2', '–'],
      ['Stockton-on-Tees', 'no figure', '–'],
    ])
  })

  it('keeps everything inside the picture', () => {
    const long = { label: 'A borough with a remarkably long name and more', value: 6.1 }
    for (const svg of drawn({ ...claimants, bars: [...claimants.bars, long] })) {
      const [, , width = 0, height = 0] = (svg.attributes.viewBox ?? '').split(' ').map(Number)
      for (const { attributes } of [...elementsOf(svg, 'text'), ...rects(svg)]) {
        expect(Number(attributes.x)).toBeGreaterThanOrEqual(0)
        expect(Number(attributes.x) + Number(attributes.width ?? 0)).toBeLessThanOrEqual(width)
        expect(Number(attributes.y)).toBeLessThanOrEqual(height)
      }
    }
  })

  const bars = (...values: number[]): Bar[] => values.map((value, i) => ({ label: `Area ${i}`, value }))
  it.each([
    ['no bars', bars()],
    ['one bar of nought', bars(0)],
    ['negative', bars(-3, -12.5)],
    ['huge and tiny', bars(1e15, 1e-9)],
    ['not numbers at all', bars(Number.NaN, Number.POSITIVE_INFINITY, 3)],
    ['hundreds', bars(...Array.from({ length: 150 }, (_, i) => i))],
    ['a hostile name', [{ label: '<script>alert(1)</script>'.repeat(400), value: 1 }]],
  ])('draws %s without NaN, script or style', (_, some) => {
    const figure = barChart({ ...claimants, bars: some })
    const text = figure.wide.toString() + figure.narrow.toString()
    expect(text).not.toMatch(/NaN|Infinity|undefined|null|<script|\sstyle=|url\(/)
    expect(drawn({ ...claimants, bars: some })).toHaveLength(2)
  })
})
