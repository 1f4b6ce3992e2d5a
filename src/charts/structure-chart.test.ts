import { describe, expect, it } from 'vitest'
import { structureChart, type StructureData, type StructureNode } from './structure-chart.ts'
import { layOut, type Box } from './structure-layout.ts'
import { elementsOf, readXml, textOf } from './testing/read-xml.ts'

const node = (name: string, ...below: StructureNode[]): StructureNode => ({
  name,
  note: 'Public',
  href: `/o/${name}`,
  edge: 'solid',
  below,
})
const data: StructureData = {
  id: 'structure',
  title: 'Council has 3 parts',
  subtitle: 'Structure chart',
  desc: 'A tree of 5 organisations.',
  nodes: [
    node('Council', node('Environment', node('Waste'), node('Roads'))),
    { ...node('Chamber'), edge: 'dashed', note: 'Private' },
  ],
  key: [
    { edge: 'solid', text: 'Public' },
    { edge: 'dashed', text: 'Private' },
  ],
  words: {
    more: (count) => `and ${count} below`,
    organisation: 'Organisation',
    partOf: 'Part of',
    sector: 'Sector',
    none: 'none',
  },
}
const drawn = (nodes: readonly StructureNode[]) => readXml(structureChart({ ...data, nodes }).wide.toString())
const every = (boxes: readonly Box<StructureNode>[]): Box<StructureNode>[] =>
  boxes.flatMap((box) => [box, ...every(box.children)])

describe('a structure chart', () => {
  it('is a picture with a title and a description', () => {
    const svg = drawn(data.nodes)
    expect(svg.attributes).toMatchObject({ role: 'img', 'aria-labelledby': 'structure-title structure-desc' })
    expect(elementsOf(svg, 'title').map(textOf)).toEqual(['Council has 3 parts'])
    expect(elementsOf(svg, 'text').map(textOf)).toEqual([
      'Council',
      'Environment',
      'Waste',
      'Roads',
      'Chamber',
      'Public',
      'Private',
    ])
  })

  it('says the same in a nested list and in a table', () => {
    const { narrow, table } = structureChart(data)
    const list = readXml(narrow.toString())
    expect(elementsOf(list, 'a').map(textOf)).toEqual(['Council', 'Environment', 'Waste', 'Roads', 'Chamber'])
    expect(elementsOf(list, 'a')[2]?.attributes.href).toBe('/o/Waste')
    expect(elementsOf(list, 'ul')).toHaveLength(2)
    expect(table.rows).toEqual([
      ['Council', 'none', 'Public'],
      ['Environment', 'Council', 'Public'],
      ['Waste', 'Environment', 'Public'],
      ['Roads', 'Environment', 'Public'],
      ['Chamber', 'none', 'Private'],
    ])
  })

  it('tells sectors apart without colour', () => {
    const dashes = elementsOf(drawn(data.nodes), 'rect').map(
      ({ attributes }) => attributes['stroke-dasharray'],
    )
    // The ground, four solid boxes, a dashed one, and one of each in the key.
    expect(dashes.filter((dash) => dash !== undefined)).toEqual(['6 4', '6 4'])
  })

  it('lets no two boxes touch, and stays within its page', () => {
    const wide = node('A', ...Array.from({ length: 9 }, (_, n) => node(`Part ${n}`, node('x'), node('y'))))
    const { boxes, width, height } = layOut([wide, node('B'), node('C', node('D'))], String)
    const all = every(boxes)
    expect(width).toBeLessThanOrEqual(962)
    for (const box of all) {
      expect(box.x + box.width).toBeLessThanOrEqual(width)
      expect(box.y + box.height).toBeLessThanOrEqual(height)
      for (const other of all)
        if (other !== box && other.x === box.x)
          expect(other.y >= box.y + box.height || box.y >= other.y + other.height).toBe(true)
    }
  })

  it('counts what is deeper than four levels instead of drawing it', () => {
    const deep = node('1', node('2', node('3', node('4', node('5', node('6')), node('7')))))
    const texts = elementsOf(drawn([deep]), 'text').map(textOf)
    expect(texts).toContain('and 3 below')
    expect(texts).not.toContain('5')
    expect(
      elementsOf(readXml(structureChart({ ...data, nodes: [deep] }).narrow.toString()), 'a'),
    ).toHaveLength(7)
  })

  it.each(['', '<script>alert(1)</script>', 'W'.repeat(200), 'Café & "Bar"', 'x '.repeat(90)])(
    'draws %j',
    (name) => {
      const svg = drawn([node(name)])
      expect(elementsOf(svg, 'script')).toEqual([])
      for (const { attributes } of elementsOf(svg, 'tspan'))
        expect(Number(attributes.textLength ?? 0)).toBeLessThanOrEqual(236)
    },
  )

  it('keeps a name of several lines one text', () => {
    const name = 'Human Resources and Organisational Development'
    const svg = drawn([node(name)])
    expect(elementsOf(svg, 'tspan')).toHaveLength(2)
    expect(elementsOf(svg, 'text').map(textOf)).toContain(name)
  })

  it('draws nothing where there is nothing', () => {
    expect(elementsOf(drawn([]), 'path')).toEqual([])
  })
})
