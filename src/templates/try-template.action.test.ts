import { Paragraph, Table, TableCell, TableRow, TextRun, type FileChild } from 'docx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { starterTemplate } from '../paper/word-template/starter-template.ts'
import { attachedTemplate, councilTemplate, usualBody } from '../paper/testing/council-template.ts'
import { plainBrand } from '../ui/brand.ts'
import { exampleReport } from './example-report.ts'
import { largestTemplate } from './template.ts'
import { tryTemplate } from './try-template.action.ts'
import { templateWords } from './words.ts'

const place = {
  id: 1,
  shortName: 'exampleton',
  name: 'Exampleton',
  brand: plainBrand,
  hasLogo: false,
  helpPhone: '',
  helpEmail: '',
  isDemonstration: false,
  clockShiftMs: 0,
}
const words = templateWords('en')
const relationships = 'word/_rels/document.xml.rels'
const main = 'word/document.xml'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** What is said of a file, as its sender reads it. */
async function said(bytes: Uint8Array): Promise<string[]> {
  const found = await tryTemplate(place, bytes)
  for (const { code, field } of found) {
    expect(field).toBe('file')
    expect(Object.keys(words.findings)).toContain(code)
  }
  return found.map(({ code }) => code)
}

const withBody = async (...body: FileChild[]): Promise<Uint8Array> => councilTemplate({ body })

/** The usual template with one of its parts changed, or another one added. */
async function changed(path: string, change: (text: string) => string): Promise<Uint8Array> {
  const parts = unzipSync(await councilTemplate())
  parts[path] = strToU8(change(strFromU8(parts[path] ?? new Uint8Array())))
  return zipSync(parts)
}
const inText = (change: (text: string) => string) => changed(main, change)
const withLink = (type: string, target: string, mode = 'External') =>
  changed(relationships, (text) =>
    text.replace(
      '</Relationships>',
      `<Relationship Id="own1" Type="${office}/${type}" Target="${target}"${mode && ` TargetMode="${mode}"`}/></Relationships>`,
    ),
  )
const afterText = (xml: string) => inText((text) => text.replace('<w:body>', `<w:body>${xml}`))
const old = (name: string): Uint8Array =>
  Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600), Buffer.from(name, 'utf16le')])

describe('a template that can be used', () => {
  it('is a council’s document, whose placeholder Word has split over runs', async () => {
    expect(await said(await councilTemplate())).toEqual([])
  })

  it('is the one to begin from', async () => {
    expect(await said(await starterTemplate(exampleReport(place, words.exampleText)))).toEqual([])
  })

  it('may be saved as a template, and lead a reader elsewhere', async () => {
    const asTemplate = await changed('[Content_Types].xml', (text) =>
      text.replace('wordprocessingml.document.main+xml', 'wordprocessingml.template.main+xml'),
    )
    expect(await said(asTemplate)).toEqual([])
    expect(await said(await withLink('hyperlink', 'https://www.example.gov.uk'))).toEqual([])
  })

  it('may be attached to the template that it was made from', async () => {
    expect(await said(await attachedTemplate())).toEqual([])
  })

  it('may count its pages', async () => {
    const field =
      '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> NUMPAGES </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    expect(await said(await afterText(field))).toEqual([])
  })
})

const revision = 'w:id="90" w:author="A" w:date="2026-01-01T00:00:00Z"'
const fieldOf = (...texts: string[]): string =>
  `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>${texts
    .map((text) => `<w:r><w:instrText>${text}</w:instrText></w:r>`)
    .join('')}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`

const refused: Readonly<Record<string, readonly [code: string, make: () => Promise<Uint8Array>]>> = {
  nothing: ['template-missing', () => Promise.resolve(new Uint8Array())],
  'more than 5 MB': ['template-large', () => Promise.resolve(new Uint8Array(largestTemplate + 1))],
  'a PDF': ['template-not-word', () => Promise.resolve(Buffer.from('%PDF-1.7 and more'))],
  'a text of another office program': [
    'template-not-word',
    () => Promise.resolve(zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.text') })),
  ],
  'a workbook': [
    'template-not-word',
    () =>
      changed('[Content_Types].xml', (text) =>
        text.replace('wordprocessingml.document.main+xml', 'spreadsheetml.sheet.main+xml'),
      ),
  ],
  'the old kind of Word': ['template-old', () => Promise.resolve(old('WordDocument'))],
  'a password': ['template-locked', () => Promise.resolve(old('EncryptedPackage'))],
  macros: ['template-macros', () => changed('word/vbaProject.bin', () => 'macros')],
  'the kind of file that may hold macros': [
    'template-macros',
    () =>
      changed('[Content_Types].xml', (text) =>
        text.replace(
          'openxmlformats-officedocument.wordprocessingml.document.main+xml',
          'ms-word.document.macroEnabled.main+xml',
        ),
      ),
  ],
  'a bomb': ['template-bomb', () => changed('word/media/large.bin', () => 'a'.repeat(13_000_000))],
  'more text than any letter': ['template-bomb', () => afterText(`<w:p>${'<w:r/>'.repeat(600_000)}</w:p>`)],
  'half of it': ['template-broken', async () => (await councilTemplate()).subarray(0, 6_000)],
  'a part that is no XML': [
    'template-broken',
    () => changed('word/settings.xml', () => '<w:settings><w:a></w:settings>'),
  ],
  'one part twice': [
    'template-broken',
    async () => {
      const file = Buffer.from(zipSync(unzipSync(await councilTemplate()), { level: 0 })).toString('latin1')
      return Buffer.from(file.replaceAll('word/endnotes.xml', 'word/document.xml'), 'latin1')
    },
  ],
  'a document type': [
    'template-bomb',
    () => changed('word/settings.xml', (text) => text.replace('<w:settings', '<!DOCTYPE a><w:settings')),
  ],
  'a document type far down': [
    'template-broken',
    () =>
      changed('word/settings.xml', (text) =>
        text.replace('<w:settings', `<!--${'a'.repeat(2_000)}--><!DOCTYPE a><w:settings`),
      ),
  ],
  'an entity of its own': ['template-broken', () => inText((text) => text.replace('To the', '&secret;'))],
  'elements without end': [
    'template-broken',
    () => inText((text) => text.replace('<w:body>', '<w:a>'.repeat(100_000))),
  ],
  'the strict form': [
    'template-strict',
    () =>
      inText((text) =>
        text.replace(
          'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
          'http://purl.oclc.org/ooxml/wordprocessingml/main',
        ),
      ),
  ],
  'a template that the text itself fetches': [
    'template-external',
    () => withLink('attachedTemplate', 'file:///\\\\server\\corporate.dotm'),
  ],
  'a picture from elsewhere': [
    'template-external',
    () => withLink('image', 'https://elsewhere.example/logo.png'),
  ],
  'an address in a drawing': [
    'template-external',
    () => afterText('<w:p><w:r><w:pict><v:imagedata src="//elsewhere.example/a.png"/></w:pict></w:r></w:p>'),
  ],
  'an object of another program': [
    'template-embedded',
    () => withLink('oleObject', 'embeddings/object.bin', ''),
  ],
  'a piece in another format': ['template-embedded', () => withLink('aFChunk', 'piece.html', '')],
  'a field that fetches': [
    'template-field',
    () => afterText(fieldOf(' INCLUDE', 'PICTURE "https://elsewhere.example/a.png"')),
  ],
  'a field that starts a program': [
    'template-field',
    () => afterText('<w:p><w:fldSimple w:instr=" DDEAUTO a b c"/></w:p>'),
  ],
  'tracked changes': [
    'template-tracked',
    () => afterText(`<w:p><w:ins ${revision}><w:r><w:t>new</w:t></w:r></w:ins></w:p>`),
  ],
  'tracked changes in a header': [
    'template-tracked',
    () => changed('word/header1.xml', (text) => text.replace('<w:p>', `<w:p><w:del ${revision}/>`)),
  ],
  'no place for the report': ['template-no-place', () => withBody(new Paragraph('Only words'))],
  'two places': ['template-many-places', () => withBody(...usualBody(), new Paragraph('{{ report }}'))],
  'a place within a sentence': ['template-not-alone', () => withBody(new Paragraph('See {{report}} below'))],
  'a place in a table': [
    'template-not-alone',
    () =>
      withBody(
        new Table({
          rows: [new TableRow({ children: [new TableCell({ children: [new Paragraph('{{report}}')] })] })],
        }),
        new Paragraph(''),
      ),
  ],
  'a place beside a break': [
    'template-not-alone',
    () => withBody(new Paragraph({ children: [new TextRun('{{report}}'), new TextRun({ break: 1 })] })),
  ],
  'words to fill without end': [
    'template-many-words',
    () => withBody(...usualBody(), new Paragraph('{{title}}'.repeat(201))),
  ],
  'words that are not known': [
    'template-unknown',
    () => withBody(...usualBody(), new Paragraph('{{commitee}}')),
  ],
}

describe('a file that is not taken, each with its sentence', () => {
  for (const [what, [code, make]] of Object.entries(refused))
    it(what, async () => {
      expect(await said(await make())).toEqual([code])
    })

  it('names what is not known, and where it would fetch from', async () => {
    const [unknown] = await tryTemplate(
      place,
      await withBody(...usualBody(), new Paragraph('{{a}} and {{ b }}')),
    )
    expect(unknown && words.findings['template-unknown'](unknown.args)).toContain('{{a}}, {{b}}')
    const [fetched] = await tryTemplate(place, await withLink('image', 'https://elsewhere.example/logo.png'))
    expect(fetched?.args.address).toBe('https://elsewhere.example/logo.png')
  })

  it('is told everything at once', async () => {
    const file = await withBody(new Paragraph('{{a}}'))
    expect(await said(file)).toEqual(['template-unknown', 'template-no-place'])
  })
})
