import { describe, expect, it } from 'vitest'
import { lineChart } from './line-chart.ts'
import type { LineData } from './line-data.ts'
import { axisSpan } from './line-frame.ts'
import { elementsOf, readXml, textOf, type XmlElement } from './testing/read-xml.ts'

const periods = ['Q1 2007/08', 'Q2 2007/08', 'Q3 2007/08', 'Q4 2007/08', 'Q1 2008/09', 'Q2 2008/09']
const plain: LineData = {
  id: 'ni192',
  title: 'Recycling is close to target',
  subtitle: 'Household waste recycled, %',
  summary: 'Up 1.2 points on last quarter.',
  source: 'waste returns',
  periods,
  form: { decimals: 1, suffix: '%' },
  actual: {
    label: 'Halton',
    points: [
      { value: 31.2 },
      { value: 32 },
      { absent: 'Missing', mark: '?' },
      { value: 35 },
      { value: 37 },
      { value: 38.2, hollow: true, mark: '[p]' },
    ],
  },
  target: { label: 'Target', values: [34, 34, 34, 34, 39, 39] },
}
const full: LineData = {
  ...plain,
  periods: [...periods, 'Q3 2008/09', 'Q4 2008/09'],
  target: { label: 'Target', values: [34, 34, 34, 34, 39, 39, 39, 39] },
  tolerance: {
    label: 'within 5% of target',
    bands: [34, 34, 34, 34, 39, 39, 39, 39].map((high) => ({ low: high * 0.95, high })),
  },
  comparators: {
    nation: { label: 'England', values: [30, 31, 32, 33, 34, 35, null, null] },
    region: { label: 'North West', values: [29, 30, 31, 32, 33, 34, null, null] },
    neighbours: { label: 'Nearest neighbours', values: [33, 34, 34, 35, 35, 36, null, null] },
  },
  breaks: [{ before: 4, label: 'definition changed' }],
  forecast: {
    label: 'likely range 37.1 to 41.0 (8 in 10)',
    column: 'Likely range (8 in 10)',
    ranges: [
      null,
      null,
      null,
      null,
      null,
      null,
      { low: 37, centre: 38.6, high: 40.1 },
      { low: 37.1, centre: 39, high: 41 },
    ],
  },
}

const drawn = (data: LineData): XmlElement[] => {
  const { wide, narrow } = lineChart(data)
  return [readXml(wide.toString()), readXml(narrow.toString())]
}
const wide = (data: LineData): XmlElement => readXml(lineChart(data).wide.toString())
const strokesOf = (svg: XmlElement, colour: string): XmlElement[] =>
  elementsOf(svg, 'path').filter(({ attributes }) => attributes.stroke === colour)
const place = '#12436d'

describe('a line chart', () => {
  it('is drawn twice, 640 by 320 and 288 by 240', () => {
    const sizes = drawn(plain).map(({ attributes }) => [
      attributes.class,
      attributes.viewBox,
      attributes['font-size'],
    ])
    expect(sizes).toEqual([
      ['chart chart--wide', '0 0 640 320', '16'],
      ['chart chart--narrow', '0 0 288 240', '14'],
    ])
  })

  it('is one picture with a name and a description, found by ids that no other chart has', () => {
    const ids = drawn(plain).flatMap((svg) => {
      const named = [...elementsOf(svg, 'title'), ...elementsOf(svg, 'desc')]
      expect(svg.attributes.role).toBe('img')
      expect(svg.attributes['aria-labelledby']).toBe(named.map(({ attributes }) => attributes.id).join(' '))
      return named.map(({ attributes }) => attributes.id)
    })
    expect(new Set(ids).size).toBe(4)
    expect(lineChart(plain).desc).toBe(
      'Line chart. Halton, Q1 2007/08 to Q2 2008/09: between 31.2% and 38.2%. Halton in Q2 2008/09: 38.2%. Target: 39.0%.',
    )
  })

  it('has no style attribute, no script and nothing to fetch', () => {
    const svg = lineChart(full).wide.toString()
    expect(svg).not.toMatch(/\sstyle=|<script|<image|\shref=|url\(/)
  })

  it('does not join a gap, nor a change of definition', () => {
    const ownLines = (svg: XmlElement): XmlElement[] =>
      strokesOf(svg, place).filter(({ attributes }) => attributes['stroke-width'] === '2.5')
    expect(ownLines(wide(plain))).toHaveLength(2)
    const broken = {
      ...plain,
      target: { label: 'Target', values: [] },
      breaks: [{ before: 4, label: 'definition changed' }],
    }
    const svg = wide(broken)
    expect(ownLines(svg)).toHaveLength(3)
    expect(textOf(svg)).toContain('definition changed')
  })

  it('prints ? on the axis where a figure is missing, and nothing where it is not due', () => {
    const texts = elementsOf(wide(plain), 'text').map(textOf)
    expect(texts).toContain('?')
    const notDue = { ...plain, actual: { ...plain.actual, points: [{ value: 1 }, { absent: 'Not due' }] } }
    expect(elementsOf(wide(notDue), 'text').map(textOf)).not.toContain('?')
  })

  it('draws a provisional figure hollow', () => {
    const fills = elementsOf(wide(plain), 'circle').map(({ attributes }) => attributes.fill)
    expect(fills).toEqual([place, place, place, place, '#ffffff'])
  })

  it('labels the last value bold, and the target as steps', () => {
    const svg = wide(plain)
    const bold = elementsOf(svg, 'text').filter(({ attributes }) => attributes['font-weight'] === 'bold')
    expect(bold.map(textOf)).toContain('Halton 38.2%')
    expect(textOf(svg)).toContain('Target 39.0%')
    const [target] = strokesOf(svg, '#0b0c0c').filter(
      ({ attributes }) => attributes['stroke-dasharray'] === '6 4',
    )
    const corners = [...(target?.attributes.d ?? '').matchAll(/[ML]([\d.]+),([\d.]+)/g)].map(([, x, y]) => [
      Number(x),
      Number(y),
    ])
    expect(corners).toHaveLength(12)
    corners.slice(1).forEach(([x, y], i) => {
      // Level or upright, never a slope.
      expect(x === corners[i]?.[0] || y === corners[i]?.[1]).toBe(true)
    })
  })

  it('opens the likely range from the last figure', () => {
    const svg = wide(full)
    const [fan] = elementsOf(svg, 'path').filter(({ attributes }) => attributes.fill === '#d2e2f1')
    const last = elementsOf(svg, 'circle').at(-1)?.attributes
    expect(fan?.attributes.d).toMatch(new RegExp(`^M${last?.cx ?? ''},${last?.cy ?? ''}L`))
    expect(textOf(svg)).toContain('likely range')
  })

  it('says so when its axis does not start at zero, and only then', () => {
    expect(textOf(wide(plain))).toContain('Scale starts at 30%, not zero')
    const low = {
      ...plain,
      actual: { label: 'Halton', points: [{ value: 2 }, { value: 30 }] },
      target: { label: 'Target', values: [] },
    }
    expect(textOf(wide(low))).not.toContain('Scale starts')
  })

  it('keeps every label inside the picture', () => {
    for (const svg of drawn({
      ...full,
      actual: { ...full.actual, label: 'A council with a remarkably long name indeed' },
    })) {
      const [, , width = 0, height = 0] = (svg.attributes.viewBox ?? '').split(' ').map(Number)
      for (const { attributes } of [...elementsOf(svg, 'text'), ...elementsOf(svg, 'tspan')]) {
        const [x, y] = [Number(attributes.x ?? 0), Number(attributes.y ?? 10)]
        expect(x).toBeGreaterThanOrEqual(0)
        expect(x).toBeLessThanOrEqual(width)
        expect(y).toBeGreaterThan(0)
        expect(y).toBeLessThanOrEqual(height)
      }
    }
  })
})

describe('the table behind a line chart', () => {
  it('has the same figures, in the same order, rounded the same way', () => {
    const { table } = lineChart(full)
    expect(table.head).toEqual([
      'Period',
      'Halton (%)',
      'Target (%)',
      'within 5% of target',
      'North West (%)',
      'England (%)',
      'Nearest neighbours (%)',
      'Likely range (8 in 10)',
    ])
    expect(table.rows[2]).toEqual([
      'Q3 2007/08',
      'Missing',
      '34.0',
      '32.3 to 34.0',
      '31.0',
      '32.0',
      '34.0',
      '–',
    ])
    expect(table.rows[4]?.[0]).toBe('Q1 2008/09 (definition changed)')
    expect(table.rows[5]?.[1]).toBe('38.2 [p]')
    expect(table.rows[7]?.slice(1)).toEqual(['–', '39.0', '37.1 to 39.0', '–', '–', '–', '37.1 to 41.0'])
    expect(table.rows).toHaveLength(full.periods.length)
  })

  it('gives the plain numbers to a writer that draws its own chart', () => {
    const { plot } = lineChart(full)
    expect(plot?.series.map(({ label }) => label)).toEqual([
      'Halton',
      'Target',
      'North West',
      'England',
      'Nearest neighbours',
    ])
    expect(plot?.series[0]?.values).toEqual([31.2, 32, null, 35, 37, 38.2, null, null])
    expect(plot?.axisNote).toBe('Scale starts at 28%, not zero')
  })
})

describe('a line chart of awkward figures', () => {
  const points = (...values: (number | null)[]): LineData => ({
    ...plain,
    periods: values.map((_, i) => `${2000 + i}`),
    actual: {
      label: 'Halton',
      points: values.map((value) => (value === null ? { absent: 'Missing' } : { value })),
    },
    target: { label: 'Target', values: [] },
  })
  it.each([
    ['one point', points(5)],
    ['one point of nought', points(0)],
    ['all equal', points(7, 7, 7)],
    ['all gaps', points(null, null, null)],
    ['no periods', points()],
    ['negative', points(-3, -12.5, -0.1)],
    ['across nought', points(-3, 4)],
    ['huge and tiny', points(1e15, 1e-9)],
    ['not numbers at all', points(Number.NaN, Number.POSITIVE_INFINITY, 3)],
    ['hundreds', points(...Array.from({ length: 400 }, (_, i) => Math.sin(i)))],
    ['everything at once', full],
  ])('draws %s without NaN', (_, data) => {
    for (const svg of drawn(data)) expect(svg.name).toBe('svg')
    expect(lineChart(data).wide.toString() + lineChart(data).narrow.toString()).not.toMatch(
      /NaN|Infinity|undefined|null/,
    )
    expect(lineChart(data).table.rows).toHaveLength(data.periods.length)
  })

  it('says that there are no figures yet', () => {
    expect(textOf(wide(points(null, null)))).toContain('No figures yet')
  })

  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['an attribute', '" onload="alert(1)'],
    ['control characters', 'a\u0000b\u0008c\u001fd'],
    ['right-to-left marks and entities', '\u202eevil\u202c &amp; ]]>'],
    ['half a character', '\ud800 half'],
    ['a word of 10,000 characters', 'x'.repeat(10_000)],
    ['2,000 words', 'word '.repeat(2_000)],
  ])('shows %s as words', (_, words) => {
    const hostile: LineData = {
      ...full,
      id: words,
      title: words,
      subtitle: words,
      periods: full.periods.map(() => words),
      actual: { ...full.actual, label: words },
      tolerance: { label: words, bands: full.tolerance?.bands ?? [] },
      breaks: [{ before: 2, label: words }],
    }
    for (const svg of drawn(hostile)) {
      expect(elementsOf(svg, 'script')).toEqual([])
      expect(Object.keys(svg.attributes)).not.toContain('onload')
      const labels = elementsOf(svg, 'text').map((text) => textOf(text).length)
      expect(Math.max(...labels)).toBeLessThan(150)
    }
  })
})

describe('axisSpan', () => {
  it('has nought in it when the figures are no further from it than from each other', () => {
    expect(axisSpan([2, 30])[0]).toBe(0)
    expect(axisSpan([-30, -2])[1]).toBe(0)
    expect(axisSpan([31, 38])[0]).toBeGreaterThan(0)
  })
  it('never turns a measure that cannot be negative below nought', () => {
    expect(axisSpan([100, 101])[0]).toBeGreaterThanOrEqual(0)
  })
})
