import { elementsOf, textOf, type XmlElement } from '../../charts/testing/read-xml.ts'
import { partsOf, targetsOf, xmlPart } from './read-docx.ts'

export type SheetRead = {
  readonly name: string
  readonly xml: XmlElement
  /** By address, such as `B4`. Text is what the file holds, a number is a number. */
  readonly cells: ReadonlyMap<string, CellRead>
}

export type CellRead = {
  readonly value: string | number
  readonly isText: boolean
  readonly hasFormula: boolean
  readonly format: string
  readonly link: string | undefined
}

export type WorkbookRead = {
  readonly parts: ReadonlyMap<string, Buffer>
  readonly sheets: readonly SheetRead[]
}

/** An Excel file as its XML says it, read without the library that wrote it. */
export async function readWorkbookFile(file: Uint8Array): Promise<WorkbookRead> {
  const parts = await partsOf(file)
  const strings = elementsOf(xmlPart(parts, 'xl/sharedStrings.xml'), 'si').map((si) =>
    elementsOf(si, 't').map(textOf).map(unescaped).join(''),
  )
  const formats = formatsOf(xmlPart(parts, 'xl/styles.xml'))
  const targets = targetsOf(parts, 'xl/workbook.xml')
  const sheets = elementsOf(xmlPart(parts, 'xl/workbook.xml'), 'sheet').map(({ attributes }): SheetRead => {
    const path = `xl/${targets.get(attributes['r:id'] ?? '') ?? ''}`.replace('xl//xl/', 'xl/')
    const xml = xmlPart(parts, path)
    const links = linksOf(xml, targetsOf(parts, path))
    const cells = elementsOf(xml, 'c').flatMap((cell): [string, CellRead][] => {
      const { r: at = '', t: type, s: style = '0' } = cell.attributes
      const held = elementsOf(cell, 'v').map(textOf)[0]
      const inline = elementsOf(cell, 't').map(textOf).map(unescaped).join('')
      if (held === undefined && type !== 'inlineStr') return []
      const isText = type === 's' || type === 'inlineStr'
      const text = type === 's' ? (strings[Number(held)] ?? '') : inline
      return [
        [
          at,
          {
            value: isText ? text : Number(held),
            isText,
            hasFormula: elementsOf(cell, 'f').length > 0,
            format: formats[Number(style)] ?? 'General',
            link: links.get(at),
          },
        ],
      ]
    })
    return { name: attributes.name ?? '', xml, cells: new Map(cells) }
  })
  return { parts, sheets }
}

/** `_x0041_` stands for the character of that number (ECMA-376, ST_Xstring). */
function unescaped(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}

function formatsOf(styles: XmlElement): string[] {
  const own = new Map(
    elementsOf(styles, 'numFmt').map(({ attributes }) => [attributes.numFmtId, attributes.formatCode ?? '']),
  )
  const used = elementsOf(styles, 'cellXfs').flatMap((list) => elementsOf(list, 'xf'))
  return used.map(({ attributes: { numFmtId = '0' } }) => own.get(numFmtId) ?? builtIn[numFmtId] ?? 'General')
}

// The formats that have a number and no spelling in the file (ECMA-376, §18.8.30).
const builtIn: Readonly<Record<string, string>> = { '1': '0', '2': '0.00', '3': '#,##0', '4': '#,##0.00' }

function linksOf(sheet: XmlElement, targets: ReadonlyMap<string, string>): Map<string, string> {
  return new Map(
    elementsOf(sheet, 'hyperlink').map(({ attributes: { ref = '', location, ...rest } }) => [
      ref,
      location ?? targets.get(rest['r:id'] ?? '') ?? '',
    ]),
  )
}

/** What a spreadsheet shows for a number in one of our formats: digits grouped, decimals fixed, words in quotes as they are. */
export function shownNumber(value: number, format: string): string {
  if (format === 'd mmmm yyyy')
    return new Date(Date.UTC(1899, 11, 30) + value * 86_400_000).toLocaleDateString('en-GB', {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    })
  const [, before = '', digits = '', decimals = '', after = ''] =
    /^(?:"([^"]*)")?(#,##0|0)(?:\.(0+))?(?:"([^"]*)")?$/.exec(format) ?? []
  if (digits === '') return String(value)
  const number = Math.abs(value).toLocaleString('en-GB', {
    useGrouping: digits === '#,##0',
    minimumFractionDigits: decimals.length,
    maximumFractionDigits: decimals.length,
  })
  return `${value < 0 ? '−' : ''}${before}${number}${after}`
}
