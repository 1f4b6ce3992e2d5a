import { parse } from 'csv-parse/sync'
import { elementsOf, readXml, textOf, type XmlElement } from '../../charts/testing/read-xml.ts'
import type { PaperFormat } from '../formats.ts'
import { partsOf, xmlPart } from './read-docx.ts'
import { inRole, readPdf } from './read-pdf.ts'
import { readWorkbookFile, shownNumber } from './read-xlsx.ts'

type Table = readonly (readonly string[])[]

/**
 * How each format is read back: every table as its lines of words in the order of the file, heading rows left out. A
 * status is its word, after whatever eyes see before it; a number of a workbook is what its format makes of it.
 */
export const readTables: Readonly<Record<PaperFormat, (file: Uint8Array) => Promise<readonly Table[]>>> = {
  html: (file) => {
    const page = Buffer.from(file)
      .toString()
      .replace('<!doctype html>', '')
      .replace(/<meta([^>]*)>/g, '<meta$1/>')
    return Promise.resolve(elementsOf(readXml(page), 'tbody').map((body) => rowsOf(body, 'tr', ['th', 'td'])))
  },
  docx: async (file) => {
    const body = xmlPart(await partsOf(file), 'word/document.xml')
    return elementsOf(body, 'w:tbl').map((table) => rowsOf(table, 'w:tr', ['w:tc']).slice(1))
  },
  pdf: (file) =>
    Promise.resolve(
      inRole(readPdf(file).root, 'Table').map((table) =>
        inRole(table, 'TR')
          .filter((row) => inRole(row, 'TH').length === 0)
          .map((row) => inRole(row, 'TD').map(({ text }) => plain(text))),
      ),
    ),
  xlsx: async (file) => {
    const { sheets } = await readWorkbookFile(file)
    return sheets.slice(1).map(({ cells, xml }) =>
      elementsOf(xml, 'row')
        .slice(3)
        .map(({ children }) =>
          children.flatMap((child) => {
            if (typeof child === 'string') return []
            const cell = cells.get(child.attributes.r ?? '')
            if (!cell) return ['']
            return [typeof cell.value === 'number' ? shownNumber(cell.value, cell.format) : cell.value]
          }),
        ),
    )
  },
  // One table of all: the caption of each first, and numbers and days as they are, not as they are written.
  csv: (file) => {
    const [, ...lines] = parse(Buffer.from(file).subarray(3).toString())
    return Promise.resolve([lines])
  },
}

const rowsOf = (root: XmlElement, row: string, cells: readonly string[]): string[][] =>
  elementsOf(root, row).map(({ children }) =>
    children.flatMap((child) =>
      typeof child !== 'string' && cells.includes(child.name) ? [plain(textOf(child))] : [],
    ),
  )

const plain = (text: string): string => text.replaceAll('\u00a0', ' ').trim()

/** Everything that a file says, as one text. */
export async function readWords(format: PaperFormat, file: Uint8Array): Promise<string> {
  if (format === 'html' || format === 'csv') return Buffer.from(file).toString()
  if (format === 'pdf')
    return readPdf(file)
      .pages.map(({ printed }) => printed)
      .join('\n')
  const parts = await partsOf(file)
  const part = format === 'docx' ? 'word/document.xml' : 'xl/sharedStrings.xml'
  return textOf(xmlPart(parts, part))
}
