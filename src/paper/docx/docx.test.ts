import { beforeAll, describe, expect, it } from 'vitest'
import { elementsOf, readXml, textOf, type XmlElement } from '../../charts/testing/read-xml.ts'
import { docxFile } from './docx.ts'
import { sampleReport } from '../testing/sample-report.ts'
import { partsOf, targetsOf, valueOf, xmlPart } from '../testing/read-docx.ts'
import type { PaperTree } from '../tree.ts'

const report = sampleReport()
let file: Uint8Array
let parts: Map<string, Buffer>
let body: XmlElement
beforeAll(async () => {
  file = await docxFile(report)
  parts = await partsOf(file)
  body = xmlPart(parts, 'word/document.xml')
})
const styled = (style: string): string[] =>
  elementsOf(body, 'w:p')
    .filter((paragraph) => valueOf(paragraph, 'w:pStyle') === style)
    .map(textOf)

describe('a report in Word', () => {
  it('is made of well-formed parts whose references all lead somewhere', () => {
    for (const [path, bytes] of parts) {
      if (!/\.(xml|rels)$/.test(path)) continue
      const part = readXml(bytes.toString('utf8'))
      const targets = targetsOf(parts, path)
      for (const [, id = ''] of bytes.toString('utf8').matchAll(/\br:(?:id|embed)="([^"]*)"/g)) {
        expect(targets.has(id), `${id} in ${path}`).toBe(true)
      }
      expect(part.name).not.toBe('')
    }
  })

  it('has real headings: three styles with outline levels 0, 1 and 2', () => {
    const styles = elementsOf(xmlPart(parts, 'word/styles.xml'), 'w:style')
    const levels = ['Heading1', 'Heading2', 'Heading3'].map((id) => {
      const style = styles.find(({ attributes }) => attributes['w:styleId'] === id)
      return style && valueOf(style, 'w:outlineLvl')
    })
    expect(levels).toEqual(['0', '1', '2'])
    expect(styled('Title')).toEqual(['Quarterly report: department 1'])
    expect(styled('Heading1')).toEqual([
      'Summary',
      'Measures',
      'Commentary',
      'Milestones',
      'Figures behind the charts',
    ])
    expect(styled('Heading2')).toHaveLength(6)
  })

  it('prints headings in the colour of the council', () => {
    const styles = elementsOf(xmlPart(parts, 'word/styles.xml'), 'w:style')
    const heading = styles.find(({ attributes }) => attributes['w:styleId'] === 'Heading1')
    expect(heading && valueOf(heading, 'w:color')).toBe('12436D')
  })

  it('is in British English throughout', () => {
    const defaults = elementsOf(xmlPart(parts, 'word/styles.xml'), 'w:docDefaults')
    expect(defaults.map((found) => valueOf(found, 'w:lang'))).toEqual(['en-GB'])
    for (const [path, bytes] of parts) expect(bytes.toString('utf8'), path).not.toContain('en-US')
  })

  it('repeats the heading row of every table and tears no row', () => {
    const tables = elementsOf(body, 'w:tbl')
    expect(tables).toHaveLength(2 + 6)
    for (const table of tables) {
      const rows = elementsOf(table, 'w:tr')
      expect(rows.map((row) => elementsOf(row, 'w:tblHeader').length)).toEqual(
        rows.map((_, i) => (i === 0 ? 1 : 0)),
      )
      expect(rows.every((row) => elementsOf(row, 'w:cantSplit').length === 1)).toBe(true)
      const widths = elementsOf(table, 'w:gridCol').map(({ attributes }) => Number(attributes['w:w']))
      expect([10206, 15138]).toContain(widths.reduce((a, b) => a + b, 0))
    }
    expect(styled('Caption')).toHaveLength(8)
  })

  it('shows a status as ground, shape, letter and word', () => {
    const cells = elementsOf(body, 'w:tc')
    const red = cells.find((cell) => textOf(cell).includes('Off target'))
    if (!red) throw new Error('no red')
    expect(textOf(red)).toBe('\u00a0■\u00a0R\u00a0 Off target')
    expect(elementsOf(red, 'w:shd').map(({ attributes }) => attributes['w:fill'])).toEqual([
      'F4D7D7',
      '982828',
    ])
    const others = ['Close to target', 'On target', 'Missing, was due 31 October'].map((word) =>
      cells.map(textOf).find((text) => text.endsWith(word)),
    )
    expect(others.map((text) => text?.slice(1, 4))).toEqual(['▲\u00a0A', '●\u00a0G', '○\u00a0?'])
  })

  it('holds numbers to the right', () => {
    const cell = elementsOf(body, 'w:tc').find((found) => textOf(found) === '34.0')
    expect(cell && valueOf(cell, 'w:jc')).toBe('end')
  })

  it('leads from every figure to its page, and from the contents to the headings', () => {
    const targets = targetsOf(parts, 'word/document.xml')
    const links = elementsOf(body, 'w:hyperlink')
    const outside = links.flatMap(({ attributes }) => {
      const id = attributes['r:id']
      return id === undefined ? [] : [targets.get(id)]
    })
    expect(outside).toHaveLength(1 + 3 * 30 + 3 * 6)
    expect(outside).toContain('https://figures.example.gov.uk/exampleton/figures/M1.30')
    const inside = links.filter(({ attributes }) => attributes['r:id'] === undefined)
    const anchors = inside.map(({ attributes }) => attributes['w:anchor'])
    const marks = elementsOf(body, 'w:bookmarkStart').map(({ attributes }) => attributes['w:name'])
    expect(anchors).toEqual(marks)
    expect(anchors).toHaveLength(11)
  })

  it('draws line charts that can be edited, with gaps, a name and a description', () => {
    const drawings = elementsOf(body, 'wp:docPr').map(({ attributes }) => attributes)
    expect(drawings).toHaveLength(6)
    expect(drawings[0]).toMatchObject({ id: '1', title: 'Measure 1 is rising and close to its target' })
    expect(drawings[0]?.descr).toMatch(/^Line chart\. This place, Q1 2006\/07 to Q2 2008\/09: between/)
    const chart = xmlPart(parts, 'word/charts/chart1.xml')
    const [series] = elementsOf(chart, 'c:ser')
    const values = series && elementsOf(series, 'c:val')[0]
    expect(values && elementsOf(values, 'c:pt').map(({ attributes }) => attributes.idx)).toEqual([
      '0',
      '1',
      '2',
      '3',
      '5',
      '6',
      '7',
      '8',
      '9',
    ])
    expect([...parts.keys()].filter((path) => path.endsWith('.xlsx'))).toHaveLength(6)
  })

  it('turns wide tables on their side and back again, with page numbers on every page', () => {
    const sections = elementsOf(body, 'w:sectPr')
    const pages = sections.map((section) => elementsOf(section, 'w:pgSz')[0]?.attributes)
    expect(pages.map((page) => [page?.['w:w'], page?.['w:h'], page?.['w:orient']])).toEqual([
      ['11906', '16838', 'portrait'],
      ['16838', '11906', 'landscape'],
      ['11906', '16838', 'portrait'],
    ])
    for (const number of [1, 2, 3]) {
      const footer = xmlPart(parts, `word/footer${number}.xml`)
      expect(elementsOf(footer, 'w:instrText').map(textOf)).toEqual(['PAGE', 'NUMPAGES'])
      expect(textOf(footer).replace(/PAGE|NUMPAGES/g, '#')).toContain('Page # of ')
      const header = textOf(xmlPart(parts, `word/header${number}.xml`))
      expect(header).toContain('Borough of Exampleton')
      expect(header).toContain('as at 14 November 2008')
    }
  })

  it('takes its dates from the report and never from the clock', () => {
    const core = xmlPart(parts, 'docProps/core.xml')
    expect(
      [...elementsOf(core, 'dcterms:created'), ...elementsOf(core, 'dcterms:modified')].map(textOf),
    ).toEqual(['2008-11-14T17:05:00Z', '2008-11-14T17:05:00Z'])
    expect(elementsOf(core, 'dc:creator').map(textOf)).toEqual(['Performance team'])
  })

  it('is the same file twice, byte for byte, whatever was made between', async () => {
    await docxFile(sampleReport(2, { rows: 3, charts: 2 }))
    expect(Buffer.from(await docxFile(sampleReport())).equals(file)).toBe(true)
  })
})

describe('a report in Word with hostile words', () => {
  const long = 'x'.repeat(10_000)
  const words = [
    '<w:p>&amp;]]></w:t>',
    'a\u0000b\u0008c\u000bd',
    '\ud800',
    '\u202eright to left\u202c שלום',
    long,
    '=cmd|calc!A0',
  ]
  const hostile: PaperTree = {
    ...report,
    title: words.slice(0, 4).join(' '),
    place: '"quoted" & <b>',
    meta: { ...report.meta, author: 'A & B\u0007' },
    blocks: [
      { kind: 'heading', level: 1, text: words.join(' ') },
      { kind: 'paragraph', runs: words },
      {
        kind: 'paragraph',
        runs: [
          { text: 'runs', href: 'javascript:alert(1)' },
          { text: 'broken', href: 'https://[half' },
        ],
      },
      { kind: 'paragraph', runs: [{ text: 'spaced', href: 'https://example.org/a b?c="d"&e=<f>' }] },
      {
        kind: 'table',
        caption: words[1] ?? '',
        columns: [{ label: words[0] ?? '' }, { label: long }],
        rows: [words.slice(0, 2), [long]],
      },
      ...report.blocks.flatMap((block) =>
        block.kind === 'figure'
          ? [{ ...block, figure: { ...block.figure, title: words.join(' '), desc: words.join(' ') } }]
          : [],
      ),
    ],
  }

  it('stays a Word file with the words in it', async () => {
    const found = await partsOf(await docxFile(hostile))
    for (const [path, bytes] of found) if (/\.(xml|rels)$/.test(path)) readXml(bytes.toString('utf8'))
    const text = textOf(xmlPart(found, 'word/document.xml'))
    expect(text).toContain('<w:p>&amp;]]></w:t>')
    expect(text).toContain('abcd')
    expect(text).toContain('שלום')
    expect(text).toContain(long)
  })

  it('leads nowhere that runs, and nowhere that is no address', async () => {
    const targets = [...targetsOf(await partsOf(await docxFile(hostile)), 'word/document.xml').values()]
    const links = targets.filter((target) => !target.endsWith('.xml'))
    expect(links.filter((link) => !link.startsWith('https://'))).toEqual([])
    expect(links).toContain('https://example.org/a%20b?c=%22d%22&e=%3Cf%3E')
    expect(links.join()).not.toContain('half')
  })

  it('can be empty', async () => {
    const found = await partsOf(await docxFile({ ...report, blocks: [] }))
    expect(textOf(xmlPart(found, 'word/document.xml'))).toContain('Quarterly report')
  })
})
