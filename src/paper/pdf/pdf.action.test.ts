import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { pdfFile } from './pdf.action.ts'
import { inRole, readPdf, type PdfFile } from '../testing/read-pdf.ts'
import { sampleReport } from '../testing/sample-report.ts'
import { blocksIn, type Block, type PaperTree } from '../tree.ts'

const report = sampleReport()
let bytes: Uint8Array
let file: PdfFile
beforeAll(async () => {
  bytes = await pdfFile(report)
  file = readPdf(bytes)
})
const texts = (role: string, from = file): string[] => inRole(from.root, role).map(({ text }) => text)
const squeezed = (text: string): string => text.replace(/[\s\u200b]+/g, '')
const printedOn = (from: PdfFile): string => squeezed(from.pages.map(({ printed }) => printed).join('\n'))

describe('a report as PDF', () => {
  // ISO 14289-1 (PDF/UA-1): §5 the mark in the metadata, §7.1 tags and the title in the window, §7.2 the language.
  it('says that it is a PDF/UA-1 file, tagged, in its language and under its title', () => {
    expect(Buffer.from(bytes.subarray(0, 8)).toString()).toBe('%PDF-1.7')
    expect(file.metadata).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(file.metadata).toContain('<rdf:li xml:lang="x-default">Quarterly report: department 1</rdf:li>')
    expect(file.catalogue).toMatch(/\/Lang \(en-GB\)/)
    expect(file.catalogue).toMatch(/\/Marked true/)
    expect(file.catalogue).toMatch(/\/DisplayDocTitle true/)
    expect(file.title).toBe('Quarterly report: department 1')
  })

  it('takes its dates from the report and never from the clock', () => {
    const dates = /<xmp:ModifyDate>(.*?)<.*<xmp:CreateDate>(.*?)</.exec(file.metadata)
    expect(dates?.slice(1)).toEqual(['2008-11-14T17:05:00+00:00', '2008-11-14T17:05:00+00:00'])
  })

  it('has real headings, and contents that name the page of each', () => {
    expect(texts('H1')).toEqual([
      'Contents',
      'Summary',
      'Measures',
      'Commentary',
      'Milestones',
      'Figures behind the charts',
    ])
    expect(texts('H2')).toHaveLength(6)
    const listed = texts('TOCI').map((line) => /^(.*?)[\s\u2060]*(\d+)$/.exec(line)?.slice(1) ?? [])
    expect(listed.map(([text]) => text)).toEqual(
      [...blocksIn(report.blocks), { kind: 'heading', level: 1, text: 'Figures behind the charts' } as const]
        .filter((block) => block.kind === 'heading')
        .map(({ text }) => text),
    )
    for (const { text, pages } of [...inRole(file.root, 'H1').slice(1), ...inRole(file.root, 'H2')])
      expect(listed).toContainEqual([text, String(pages[0])])
  })

  it('has tables with captions and heading cells', () => {
    const tables = inRole(file.root, 'Table')
    expect(tables).toHaveLength(2 + 6)
    expect(texts('Caption')[0]).toBe('All measures of the department, quarter 2 of 2008/09 (%)')
    expect(texts('Caption')).toHaveLength(8)
    expect(tables.map((table) => inRole(table, 'TH').length)).toEqual([7, 6, 4, 4, 4, 4, 4, 4])
    expect(tables.map((table) => inRole(table, 'TR').length)).toEqual([31, 21, 11, 11, 11, 11, 11, 11])
  })

  it('repeats the heading row on every page of a table and tears no row', () => {
    const [table] = inRole(file.root, 'Table')
    if (!table) throw new Error('no table')
    expect(table.pages.length).toBeGreaterThan(1)
    for (const page of table.pages)
      expect(squeezed(file.pages[page - 1]?.printed ?? '')).toContain('StatusDirection')
    const long = 'One sentence of a row that is told in several lines. '.repeat(12)
    const rows = Array.from({ length: 25 }, (_, i) => [String(i), long])
    const columns = [{ label: 'No' }, { label: 'Words' }]
    return pdfFile({ ...report, blocks: [{ kind: 'table', caption: 'Tall', columns, rows }] }).then(
      (tall) => {
        const read = inRole(readPdf(tall).root, 'TR')
        expect(read).toHaveLength(26)
        expect(read.every(({ pages }) => pages.length === 1)).toBe(true)
      },
    )
  })

  it('says a status in its word; the drawn shape and letter are for eyes alone', () => {
    expect(texts('TD')).toContain('Off target')
    expect(file.pages[0]?.printed).toMatch(/^R$/m)
    expect(file.pages[0]?.printed).toMatch(/^G$/m)
  })

  it('describes every chart in words', () => {
    const figures = [...blocksIn(report.blocks)].filter((block) => block.kind === 'figure')
    expect(inRole(file.root, 'Figure').map(({ alt }) => alt)).toEqual(
      figures.map(({ figure }) => figure.desc),
    )
  })

  it('sets charts in its own fonts, the same on every machine', () => {
    const fonts = [
      ...Buffer.from(bytes)
        .toString('latin1')
        .matchAll(/\/BaseFont \/\w+\+(\S+)/g),
    ]
    expect(new Set(fonts.map(([, name]) => name))).toEqual(new Set(['Arimo-Regular', 'Arimo-Bold']))
  })

  it('leads from every figure to its page', () => {
    const addresses = file.pages.flatMap(({ addresses: found }) => found)
    expect(addresses).toContain('https://figures.example.gov.uk/exampleton/figures/M1.30')
    expect(addresses).toContain('https://figures.example.gov.uk/exampleton/figures/M1.30#why')
    expect(new Set(addresses).size).toBe(30 * 2 + 1)
  })

  it('turns wide tables on their side and back again', () => {
    const sides = file.pages.map(({ size: [width = 0, height = 0] }) => (width > height ? 'wide' : 'tall'))
    const [milestones] = inRole(file.root, 'Table')[1]?.pages ?? []
    expect(sides.indexOf('wide') + 1).toBe(milestones)
    expect(sides.lastIndexOf('tall')).toBe(sides.length - 1)
  })

  it('has the place, the as-at and "Page n of m" on every page, outside what is read aloud', () => {
    file.pages.forEach(({ printed }, i) => {
      for (const words of [
        'Borough of Exampleton',
        'as at 14 November 2008',
        `Page ${i + 1} of ${file.pages.length}`,
      ])
        expect(printed).toContain(words)
    })
    expect(file.root.text).not.toContain('Page 1')
  })

  it('is the same file twice, byte for byte, whatever was made between', async () => {
    await pdfFile(sampleReport(2, { rows: 3, charts: 2 }))
    expect(Buffer.from(await pdfFile(sampleReport())).equals(bytes)).toBe(true)
  })

  it('makes a report again whose process was killed in the middle', async () => {
    const made = pdfFile(sampleReport())
    // The order is on its way to the process, and setting it takes far longer than finding the process.
    await new Promise(setImmediate)
    const processes = pressProcesses()
    expect(processes.length).toBeGreaterThan(0)
    for (const id of processes) process.kill(id, 'SIGKILL')
    expect(Buffer.from(await made).equals(bytes)).toBe(true)
    expect(pressProcesses().some((id) => !processes.includes(id))).toBe(true)
  })
})

/** The children of this process that make PDFs, as Linux lists them. */
function pressProcesses(): number[] {
  return readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8')
    .split(' ')
    .filter((id) => id !== '' && readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('pdf-process'))
    .map(Number)
}

describe('a report as PDF with hostile words', () => {
  const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: [text] })
  const written = (...blocks: Block[]): Promise<Uint8Array> => pdfFile({ ...report, blocks })
  const markup = [
    '#import "/pdf.action.ts": *',
    '#read("report.typ")',
    '#eval("1 + 1") #panic()',
    '$ x^2 $ and @reference <label>',
    '= No heading',
    '- no item',
    '*not bold* _not italic_ `no code`',
    String.raw`a \ b \u{41} \#`,
    '// no comment /* none */ https://example.org',
    '"; #pagebreak() //',
    '#set page(fill: red)',
  ]

  it('prints what is Typst as the text it is', async () => {
    const read = readPdf(
      await pdfFile({
        ...report,
        title: markup.slice(0, 4).join(' '),
        subtitle: markup[1] ?? '',
        place: '#datetime.today()',
        blocks: [
          ...markup.map(paragraph),
          { kind: 'heading', level: 1, text: markup[1] ?? '' },
          { kind: 'list', items: markup.map((text) => [text]) },
          {
            kind: 'table',
            caption: markup[2] ?? '',
            columns: [{ label: markup[0] ?? '' }],
            rows: markup.map((text) => [text]),
          },
        ],
      }),
    )
    const cells = inRole(read.root, 'TD').map(({ text }) => squeezed(text))
    expect(cells).toEqual(markup.map(squeezed))
    expect(inRole(read.root, 'H1').map(({ text }) => squeezed(text))).toEqual(
      ['Contents', markup[1] ?? ''].map(squeezed),
    )
    expect(printedOn(read)).toContain('#datetime.today(),asat14November2008')
  })

  it('reads text from right to left, letters with marks, and signs', async () => {
    const words = ['ŵyneb Ŷ', 'Zażółć gęślą jaźń', '↑ Better ≈ ✓ ★ ½ €']
    const fromRight = ['שלום', 'اردو']
    const read = readPdf(await written(...[...words, ...fromRight].map(paragraph)))
    const printed = inRole(read.root, 'P').map(({ text }) => text.normalize())
    // In the file the letters stand as they are seen: the last one first.
    const seen = fromRight.map((text) => Array.from(text).reverse().join(''))
    for (const text of [...words, ...seen]) expect(printed).toContain(text)
    expect(printedOn(read)).not.toContain('[U+')
  })

  it('prints the number of a character that no font has, and drops what no file may hold', async () => {
    const read = readPdf(await written(paragraph('good 👍🏽 中 \u0000\u0008\ud800\ufeffend\nnext')))
    expect(inRole(read.root, 'P').map(({ text }) => text)).toContain(
      'good [U+1F44D][U+1F3FD] [U+4E2D] end next',
    )
  })

  it('breaks a word of 10,000 letters over as many lines as it needs, in a paragraph and in a table', async () => {
    const long = 'abcdefghij'.repeat(1_000)
    const read = readPdf(
      await written(paragraph(long), {
        kind: 'table',
        caption: long,
        columns: [{ label: 'Code' }, { label: long, width: 0.2 }, { label: 'C' }],
        rows: [['A', long, 'C']],
      }),
    )
    expect(squeezed(inRole(read.root, 'P').at(-1)?.text ?? '') === long).toBe(true)
    const times = printedOn(read).split('abcdefghij').length - 1
    // In the paragraph, the caption, the heading and the cell.
    expect(times).toBe(4 * 1_000)
    expect(read.pages.length).toBeGreaterThan(3)
  })

  it('leads nowhere that runs, and nowhere that is no address', async () => {
    const links = [
      'javascript:alert(1)',
      'file:///etc/passwd',
      'https://[half',
      '/within',
      'https://example.org/a b?c="d"',
    ]
    const read = readPdf(
      await written({ kind: 'paragraph', runs: links.map((href) => ({ text: 'x', href })) }),
    )
    expect(read.pages.flatMap(({ addresses }) => addresses)).toEqual(['https://example.org/a%20b?c=%22d%22'])
  })

  it.each<[string, Partial<PaperTree>]>([
    ['nothing at all', { blocks: [] }],
    ['no title', { title: ' ', subtitle: '', blocks: [] }],
    ['neither title nor place', { title: '', place: '', blocks: [] }],
    [
      'a table without rows, one without columns, a list without items',
      {
        blocks: [
          { kind: 'table', caption: '', columns: [{ label: '' }], rows: [] },
          { kind: 'table', caption: 'No columns', columns: [], rows: [[]] },
          { kind: 'list', items: [] },
          { kind: 'list', items: [[], ['']] },
          { kind: 'paragraph', runs: [] },
          { kind: 'paragraph', runs: [''] },
          { kind: 'summaryList', rows: [] },
          { kind: 'keyToMarks', title: '', marks: [] },
          { kind: 'landscape', blocks: [] },
          { kind: 'pageBreak' },
        ],
      },
    ],
    ['a colour that is none', { brandColour: 'red") #panic() //' }],
    ['Welsh', { language: 'cy-GB' }],
  ])('can be made with %s', async (_, change) => {
    const read = readPdf(await pdfFile({ ...report, ...change }))
    expect(read.pages.length).toBeGreaterThan(0)
    expect(read.metadata).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(read.catalogue).toContain(`/Lang (${change.language ?? 'en-GB'})`)
  })
})
