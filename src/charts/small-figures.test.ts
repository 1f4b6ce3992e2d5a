import { describe, expect, it } from 'vitest'
import { bullet, type BulletData } from './bullet.ts'
import { sparkline } from './sparkline.ts'
import { elementsOf, readXml } from './testing/read-xml.ts'

const form = { decimals: 1, suffix: '%' }
const data: BulletData = {
  id: 'b',
  title: 'Recycling',
  period: 'Q2 2008/09',
  label: 'Halton',
  value: 38.2,
  form,
  target: { label: 'Target', value: 39 },
  tolerance: { low: 37.05, high: 39 },
}

describe('a bullet', () => {
  it('is 240 by 28, a bar from nought beside the target', () => {
    const svg = readXml(bullet(data).svg.toString())
    expect(svg.attributes.viewBox).toBe('0 0 240 28')
    const [bar] = elementsOf(svg, 'rect').filter(({ attributes }) => attributes.fill === '#12436d')
    expect(bar?.attributes.x).toBe('2')
    expect(bullet(data).desc).toBe('Halton in Q2 2008/09: 38.2%. Target: 39.0%.')
    expect(bullet(data).table.rows).toEqual([['Q2 2008/09', '38.2%', '39.0%']])
  })

  it.each([[null], [0], [-8], [1e12], [Number.NaN]])('draws %s without NaN', (value) => {
    const { svg } = bullet({ ...data, value })
    readXml(svg.toString())
    expect(svg.toString()).not.toMatch(/NaN|Infinity/)
  })

  it('has no bar where there is no figure', () => {
    const { svg, desc } = bullet({ ...data, value: null })
    expect(svg.toString()).not.toContain('#12436d')
    expect(desc).toContain('No figures yet')
  })
})

describe('a sparkline', () => {
  const periods = ['1', '2', '3', '4', '5']
  const of = (values: (number | null)[]) =>
    sparkline({ id: 's', title: 'Recycling', label: 'Halton', periods, values, form })

  it('is 96 by 24, does not join gaps and ends in a dot', () => {
    const svg = readXml(of([1, 2, null, 4, 3]).svg.toString())
    expect(svg.attributes.viewBox).toBe('0 0 96 24')
    expect(elementsOf(svg, 'path')).toHaveLength(2)
    expect(elementsOf(svg, 'circle')).toHaveLength(1)
    expect(of([1, 2, null, 4, 3]).table.rows[2]).toEqual(['3', '–'])
  })

  it.each([[[]], [[null, null]], [[5]], [[5, 5, 5, 5, 5]], [[-1, -2]]])('draws %j without NaN', (values) => {
    const { svg } = of(values)
    readXml(svg.toString())
    expect(svg.toString()).not.toMatch(/NaN|Infinity/)
  })
})
