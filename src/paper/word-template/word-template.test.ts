import { Paragraph, TextRun, type FileChild } from 'docx'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { elementsOf, type XmlElement } from '../../charts/testing/read-xml.ts'
import { boldRun } from '../docx/docx-runs.ts'
import { docxFile } from '../docx/docx.ts'
import { attachedTemplate, councilTemplate, logo, usualBody } from '../testing/council-template.ts'
import { partsOf, targetsOf, valueOf, xmlPart } from '../testing/read-docx.ts'
import { sampleReport } from '../testing/sample-report.ts'
import type { PaperTree } from '../tree.ts'
import { starterTemplate } from './starter-template.ts'

const main = 'word/document.xml'
const report = sampleReport(3, { rows: 6, charts: 2 })
const partsIn = (file: Uint8Array) => new Map(Object.entries(unzipSync(file)))

async function inTemplate(template: Uint8Array, tree: PaperTree = report) {
  const file = await docxFile(tree, partsIn(template))
  const parts = await partsOf(file)
  return { file, parts, document: xmlPart(parts, main) }
}

const textOf = (element: XmlElement): string =>
  elementsOf(element, 'w:t')
    .flatMap(({ children }) => children.filter((node) => typeof node === 'string'))
    .join('')
const paragraphs = (element: XmlElement): string[] => elementsOf(element, 'w:p').map(textOf)
const running = (parts: Map<string, Buffer>, kind: 'header' | 'footer'): string[] =>
  [...parts.keys()]
    .filter((path) => path.startsWith(`word/${kind}`))
    .map((path) => textOf(xmlPart(parts, path)))
const count = (element: XmlElement, name: string): number => elementsOf(element, name).length
const styleNamed = (parts: Map<string, Buffer>, name: string): XmlElement[] =>
  elementsOf(xmlPart(parts, 'word/styles.xml'), 'w:style').filter(
    (style) => valueOf(style, 'w:name')?.toLowerCase() === name,
  )

describe('a report in a council’s own document', () => {
  const template = councilTemplate()

  it('says what the plain report says, and what the template says before and after it', async () => {
    const { document } = await inTemplate(await template)
    const plain = xmlPart(await partsOf(await docxFile(report)), main)
    const words = paragraphs(document).filter((text) => text !== '')
    const own = paragraphs(plain).filter(
      // The template says itself as at when.
      (text) => text !== '' && text !== 'Borough of Exampleton, as at 14 November 2008',
    )
    expect(words).toEqual([
      'To the Executive Board: figures as at 14 November 2008.',
      'Read with the plan',
      ...own,
      'Signed for Borough of Exampleton',
      'Ask the performance team for this in large print.',
    ])
  })

  it('loses no chart, link, table, bookmark, heading row or alternative text', async () => {
    const { document, parts } = await inTemplate(await template)
    const plainParts = await partsOf(await docxFile(report))
    const plain = xmlPart(plainParts, main)
    for (const name of ['w:hyperlink', 'c:chart', 'w:bookmarkStart', 'w:tblHeader', 'w:drawing', 'w:numPr']) {
      const own = name === 'w:numPr' ? 1 : 0
      expect([name, count(document, name)]).toEqual([name, count(plain, name) + own])
    }
    expect(count(document, 'w:tbl')).toBe(count(plain, 'w:tbl') + 1)
    const descriptions = (root: XmlElement) =>
      elementsOf(root, 'wp:docPr').map(({ attributes }) => attributes.descr)
    expect(descriptions(document)).toEqual(descriptions(plain))
    const targets = targetsOf(parts, main)
    const links = (root: XmlElement, lead: Map<string, string>) =>
      elementsOf(root, 'w:hyperlink').map(
        ({ attributes }) => lead.get(attributes['r:id'] ?? '') ?? attributes['w:anchor'],
      )
    expect(links(document, targets)).toEqual(links(plain, targetsOf(plainParts, main)))
    const charts = elementsOf(document, 'c:chart').map(({ attributes }) =>
      targets.get(attributes['r:id'] ?? ''),
    )
    expect(charts).toHaveLength(2)
    for (const chart of charts) {
      const path = (chart ?? '').slice(1)
      expect(count(xmlPart(parts, path), 'c:ser')).toBeGreaterThan(0)
      const [workbook] = targetsOf(parts, path).values()
      const at = new URL(workbook ?? '', `http://file/${path}`).pathname.slice(1)
      expect((await partsOf(parts.get(at) ?? Buffer.of())).has('xl/workbook.xml')).toBe(true)
    }
  })

  it('keeps letterhead, logo, page numbers and footers, with the placeholders in them filled', async () => {
    const { parts } = await inTemplate(await template)
    expect(running(parts, 'header').toSorted()).toEqual([
      '  Borough of Exampleton',
      'Borough of Exampleton · Quarterly report: department 3',
    ])
    expect(running(parts, 'footer')).toEqual([
      expect.stringMatching(/^Municipal Building, Quarter 2 of 2008\/09, July to September 2008, page/),
    ])
    const pictures = [...parts].filter(([path]) => path.startsWith('word/media/'))
    expect(pictures.map(([, bytes]) => bytes.equals(logo))).toEqual([true])
  })

  it('has the template’s own look where it has one, and ours in its font where it has none', async () => {
    const { document, parts } = await inTemplate(await template)
    const [heading] = styleNamed(parts, 'heading 1')
    expect(heading && elementsOf(heading, 'w:color')[0]?.attributes['w:val']).toBe('7A0019')
    const [caption, ...others] = styleNamed(parts, 'caption')
    expect(others).toEqual([])
    const captionId = caption?.attributes['w:styleId']
    const used = elementsOf(document, 'w:pStyle').map(({ attributes }) => attributes['w:val'])
    expect(used).toContain(captionId)
    const [table] = styleNamed(parts, 'table text')
    expect(table && elementsOf(table, 'w:rFonts')).toEqual([])
    expect(table && valueOf(table, 'w:sz')).toBe('19')
    const known = elementsOf(xmlPart(parts, 'word/styles.xml'), 'w:style').map(
      ({ attributes }) => attributes['w:styleId'],
    )
    expect(new Set(known).size).toBe(known.length)
    for (const id of used) expect(known).toContain(id)
  })

  it('leaves behind the template on somebody’s network that the document was made from', async () => {
    const attached = await attachedTemplate()
    expect(Buffer.from(partsIn(attached).get('word/settings.xml') ?? []).toString()).toContain(
      'attachedTemplate',
    )
    const { parts } = await inTemplate(attached)
    for (const path of ['word/settings.xml', 'word/_rels/settings.xml.rels'])
      expect(parts.get(path)?.toString()).not.toMatch(/attachedTemplate|corporate\.dotm|linkStyles/)
    expect(elementsOf(xmlPart(parts, 'word/settings.xml'), 'w:compat')).toHaveLength(1)
  })

  it('gives its tables the look that the template has for them, and judgements keep their ground', async () => {
    const parts = partsIn(await template)
    const styles = Buffer.from(parts.get('word/styles.xml') ?? []).toString('utf8')
    const own =
      '<w:style w:type="table" w:customStyle="1" w:styleId="Grid7"><w:name w:val="Report table"/></w:style></w:styles>'
    parts.set('word/styles.xml', Buffer.from(styles.replace('</w:styles>', own)))
    const document = xmlPart(await partsOf(await docxFile(report, parts)), main)
    const plain = xmlPart(await partsOf(await docxFile(report)), main)
    const tables = elementsOf(plain, 'w:tbl').length
    const named = elementsOf(document, 'w:tblStyle').map(({ attributes }) => attributes['w:val'])
    expect(named).toEqual(Array.from({ length: tables }, () => 'Grid7'))
    // The one that is left is the template's own table.
    expect([count(document, 'w:tblBorders'), count(plain, 'w:tblBorders')]).toEqual([1, tables])
    const fills = (root: XmlElement) =>
      new Set(elementsOf(root, 'w:tcPr').map((cell) => elementsOf(cell, 'w:shd')[0]?.attributes['w:fill']))
    expect(fills(plain).has('F3F3F3')).toBe(true)
    expect(fills(document)).toEqual(new Set([...fills(plain)].filter((fill) => fill !== 'F3F3F3')))
  })

  it('turns the template’s own pages for a wide table, counts them on, and has one first page', async () => {
    const { document } = await inTemplate(await template)
    const pages = elementsOf(document, 'w:sectPr').map((section) => {
      const size = elementsOf(section, 'w:pgSz')[0]?.attributes
      const margin = elementsOf(section, 'w:pgMar')[0]?.attributes
      return {
        width: size?.['w:w'],
        margin: margin?.['w:left'],
        isFirst: elementsOf(section, 'w:titlePg').length > 0,
        start: elementsOf(section, 'w:pgNumType')[0]?.attributes['w:start'],
        headers: elementsOf(section, 'w:headerReference').length,
      }
    })
    const same = { margin: '1700', headers: 2 }
    expect(pages).toEqual([
      { ...same, width: '11906', isFirst: true, start: '3' },
      { ...same, width: '16838', isFirst: false, start: undefined },
      { ...same, width: '11906', isFirst: false, start: undefined },
    ])
    const widths = elementsOf(document, 'w:tblW')
      .filter(({ attributes }) => attributes['w:type'] === 'dxa')
      .map(({ attributes }) => Number(attributes['w:w']))
    expect(Math.max(...widths)).toBe(16838 - 2 * 1700)
    for (const { attributes } of elementsOf(document, 'wp:extent'))
      expect(Number(attributes.cx) / 635).toBeLessThanOrEqual(11906 - 2 * 1700)
  })

  it('counts its lists apart from those of the template', async () => {
    const { document, parts } = await inTemplate(await template)
    const numbering = xmlPart(parts, 'word/numbering.xml')
    const lists = elementsOf(numbering, 'w:num').map(({ attributes }) => attributes['w:numId'])
    expect(new Set(lists).size).toBe(lists.length)
    const formats = new Map(
      elementsOf(numbering, 'w:abstractNum').map((look) => [
        look.attributes['w:abstractNumId'],
        valueOf(look, 'w:numFmt'),
      ]),
    )
    const formatOf = (text: string): string | undefined => {
      const paragraph = elementsOf(document, 'w:p').find((each) => textOf(each) === text)
      const id = paragraph && valueOf(paragraph, 'w:numId')
      const list = elementsOf(numbering, 'w:num').find(({ attributes }) => attributes['w:numId'] === id)
      return list && formats.get(valueOf(list, 'w:abstractNumId'))
    }
    expect(formatOf('Read with the plan')).toBe('upperRoman')
    expect(formatOf('Two milestones moved')).toBe('bullet')
    expect(formatOf('Fill the two posts')).toBe('decimal')
  })

  it('is in the language of the report, and bears its title and its date', async () => {
    const { parts } = await inTemplate(await template)
    const languages = elementsOf(xmlPart(parts, 'word/styles.xml'), 'w:lang').map(
      ({ attributes }) => attributes['w:val'],
    )
    expect([...new Set(languages)]).toEqual(['en-GB'])
    const properties = parts.get('docProps/core.xml')?.toString('utf8') ?? ''
    expect(properties).toContain('<dc:title>Quarterly report: department 3</dc:title>')
    expect(properties).toContain('2008-11-14T17:05:00Z')
  })

  it('is the same file twice, byte for byte', async () => {
    const first = await inTemplate(await template)
    await docxFile(sampleReport(7, { rows: 2, charts: 1 }))
    const second = await inTemplate(await template)
    expect(Buffer.from(first.file).equals(Buffer.from(second.file))).toBe(true)
  })

  it('leaves the title to a template that says it, and prints when it was published', async () => {
    const own = await councilTemplate({
      body: [new Paragraph('{{title}}'), new Paragraph('{{ report }}'), new Paragraph('({{published}})')],
    })
    const { document } = await inTemplate(own, { ...report, published: 'Published on 1 December 2008. 3f9a' })
    const texts = paragraphs(document)
    expect(texts.filter((text) => text === report.title)).toHaveLength(1)
    expect(texts.at(-1)).toBe('(Published on 1 December 2008. 3f9a)')
    expect(texts.filter((text) => text.startsWith('Published'))).toEqual([])
    expect(texts).toContain('Borough of Exampleton, as at 14 November 2008')
  })

  it('fills a placeholder that is split over runs in the look of its first', async () => {
    const body: FileChild[] = [
      new Paragraph({
        children: [
          boldRun('About {'),
          new TextRun({ text: '{ti', color: '505A5F' }),
          new TextRun('tle}} & {{organisation}}.'),
        ],
      }),
      ...usualBody(),
    ]
    const { document } = await inTemplate(await councilTemplate({ body }), {
      ...report,
      title: 'A <b> & {{as_at}}',
    })
    const [first] = elementsOf(document, 'w:p')
    expect(first && elementsOf(first, 'w:r').map(textOf)).toEqual(
      ['About A &lt;b> &amp; {{as_at}}', '', ' &amp; Borough of Exampleton.'].map((text) =>
        text.replace('&lt;', '<').replaceAll('&amp;', '&'),
      ),
    )
  })

  it('lies on the template’s pages as they are where these are wide already', async () => {
    const wide = await starterTemplate({
      language: 'en-GB',
      meta: { author: '', created: '2026-01-01T00:00:00Z' },
    })
    const parts = partsIn(wide)
    const text = Buffer.from(parts.get(main) ?? []).toString('utf8')
    const turned = text.replace(/<w:pgSz[^>]*>/, '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>')
    parts.set(main, Buffer.from(turned))
    const document = xmlPart(await partsOf(await docxFile(report, parts)), main)
    expect(elementsOf(document, 'w:pgSz').map(({ attributes }) => attributes['w:w'])).toEqual(['16838'])
  })

  it('ends on turned pages without an empty one where nothing follows', async () => {
    const starter = await starterTemplate({
      language: 'en-GB',
      meta: { author: '', created: '2026-01-01T00:00:00Z' },
    })
    const blocks = report.blocks.filter(({ kind }) => kind === 'heading' || kind === 'landscape')
    const { document } = await inTemplate(starter, { ...report, blocks })
    expect(elementsOf(document, 'w:pgSz').map(({ attributes }) => attributes['w:w'])).toEqual([
      '11906',
      '16838',
    ])
    const all = await inTemplate(starter, {
      ...report,
      blocks: blocks.filter(({ kind }) => kind === 'landscape'),
    })
    expect(elementsOf(all.document, 'w:pgSz').map(({ attributes }) => attributes['w:w'])).toEqual(['16838'])
  })
})

describe('our own layout as a template', () => {
  it('gives reports that read as ours and have our headings', async () => {
    const starter = await starterTemplate({
      language: 'en-GB',
      brandColour: '#12436d',
      meta: { author: 'Performance team', created: '2026-01-01T00:00:00Z' },
    })
    const { parts, document } = await inTemplate(starter)
    const plain = await partsOf(await docxFile(report))
    const words = (root: XmlElement) => paragraphs(root).filter((text) => text !== '')
    expect(words(document)).toEqual(words(xmlPart(plain, main)))
    expect(running(parts, 'header')).toEqual([running(plain, 'header')[0]])
    const styles = (root: XmlElement) =>
      new Set(elementsOf(root, 'w:pStyle').map(({ attributes }) => attributes['w:val']))
    expect(styles(document)).toEqual(styles(xmlPart(plain, main)))
    expect(elementsOf(xmlPart(parts, 'word/styles.xml'), 'w:style')).toHaveLength(
      elementsOf(xmlPart(plain, 'word/styles.xml'), 'w:style').length,
    )
  })
})
