import { describe, expect, it } from 'vitest'
import { elementsOf, readXml, textOf, type XmlElement } from '../../charts/testing/read-xml.ts'
import { htmlPage } from './html-page.ts'
import { tableHtml } from './html-table.ts'
import { htmlFragment } from './html.ts'
import { sampleReport } from '../testing/sample-report.ts'
import type { PaperTree } from '../tree.ts'

const report = sampleReport()
/** A page as XML: the few elements of HTML that are never closed are closed. */
const read = (html: string): XmlElement =>
  readXml(html.replace('<!doctype html>', '').replace(/<meta([^>]*)>/g, '<meta$1/>'))
const attributes = (element: XmlElement, name: string, attribute: string): (string | undefined)[] =>
  elementsOf(element, name).map((found) => found.attributes[attribute])

describe('a report on a page', () => {
  const shown = read(htmlFragment(report).toString())

  it('has its headings below the title of the page, each with an address', () => {
    expect(elementsOf(shown, 'h1')).toEqual([])
    expect(elementsOf(shown, 'h2').map(textOf)).toEqual([
      'Contents',
      'Summary',
      'Measures',
      'Commentary',
      'Milestones',
    ])
    expect(elementsOf(shown, 'h3')).toHaveLength(6)
    const ids = [...attributes(shown, 'h2', 'id'), ...attributes(shown, 'h3', 'id')].filter(Boolean)
    expect(new Set(ids).size).toBe(10)
    const inContents = attributes(elementsOf(shown, 'nav')[0] ?? shown, 'a', 'href')
    expect(inContents.toSorted()).toEqual(ids.map((id) => `#${id ?? ''}`).toSorted())
  })

  it('has tables with caption, heads and named rows', () => {
    const [table] = elementsOf(shown, 'table')
    if (!table) throw new Error('no table')
    expect(elementsOf(table, 'caption').map(textOf)).toEqual([
      'All measures of the department, quarter 2 of 2008/09 (%)',
    ])
    expect(attributes(table, 'th', 'scope').filter((scope) => scope === 'col')).toHaveLength(7)
    expect(attributes(table, 'th', 'scope').filter((scope) => scope === 'row')).toHaveLength(30)
    const numeric = attributes(table, 'td', 'class').filter((name) => name?.endsWith('--numeric'))
    expect(numeric).toHaveLength(90)
  })

  it('keeps a code in one piece and gives a sentence room, in the heads and below them', () => {
    const columns = [{ label: 'Code', isWhole: true }, { label: 'Measure', width: 3.2 }, { label: 'Owner' }]
    const rows = [['HBC-EC2', 'Business rates collected', 'Exchequer']]
    const table = read(tableHtml({ kind: 'table', caption: 'Figures', columns, rows }).toString())
    const classes = [...attributes(table, 'th', 'class'), ...attributes(table, 'td', 'class')]
    expect(classes.filter((name) => name?.includes('paper-whole'))).toHaveLength(2)
    expect(classes.filter((name) => name?.includes('paper-wide'))).toHaveLength(2)
  })

  it('says each status in a word beside its shape and letter', () => {
    const [tag] = elementsOf(shown, 'strong').filter(({ attributes }) =>
      attributes.class?.includes('govuk-tag--red'),
    )
    expect(tag && textOf(tag)).toBe('R Off target')
    expect(tag && attributes(tag, 'svg', 'aria-hidden')).toEqual(['true'])
  })

  it('leads from every figure to its page', () => {
    expect(attributes(shown, 'a', 'href')).toContain('https://figures.example.gov.uk/exampleton/figures/M1.3')
  })

  it('has no style attribute, as the pages allow none', () => {
    expect(htmlFragment(report).toString()).not.toMatch(/\sstyle=/)
  })
})

describe('a report as a file', () => {
  const html = htmlPage(report).toString()
  const page = read(html)

  it('names its language, its title and one first heading', () => {
    expect(page.attributes.lang).toBe('en-GB')
    expect(elementsOf(page, 'head').flatMap((head) => elementsOf(head, 'title').map(textOf))).toEqual([
      'Quarterly report: department 1 – Borough of Exampleton',
    ])
    expect(elementsOf(page, 'h1').map(textOf)).toEqual(['Quarterly report: department 1'])
    expect(textOf(page)).toContain('as at 14 November 2008')
  })

  it('fetches nothing and runs nothing', () => {
    expect(html).not.toMatch(/<(script|link|img|iframe|object)\b|@import|url\(|\ssrc=|\son\w+=/)
    expect(attributes(page, 'meta', 'content').join()).toContain("default-src 'none'")
  })

  it('takes a colour only where it is one', () => {
    expect(html).toContain('color: #12436d')
    const odd = htmlPage({ ...report, brandColour: 'red } body { display: none' }).toString()
    expect(odd).not.toContain('display: none }')
  })

  it('is the same twice', () => {
    expect(htmlPage(sampleReport()).toString()).toBe(html)
  })

  it('shows hostile text as text', () => {
    const hostile: PaperTree = {
      ...report,
      title: '<script>alert(1)</script>',
      place: '"><img src=x onerror=alert(1)>',
      blocks: [
        { kind: 'paragraph', runs: ['</p><script>', { text: 'x', href: 'javascript:alert(1)' }] },
        { kind: 'paragraph', runs: [{ text: 'y', href: '//elsewhere.example' }, 'a\u0000\u0008b', '\ud800'] },
        {
          kind: 'table',
          caption: ']]>',
          columns: [{ label: '<b>' }],
          rows: [[{ kind: 'text', text: '&amp;', href: 'data:text/html,x' }]],
        },
      ],
    }
    const shown = read(htmlPage(hostile).toString())
    for (const name of ['script', 'img', 'b']) expect(elementsOf(shown, name)).toEqual([])
    expect(elementsOf(shown, 'a')).toEqual([])
    expect(textOf(shown)).toContain('&amp;')
    expect(textOf(shown)).toContain('ab')
  })
})
