import type { WriteSheet } from 'hucre'
import { describe, expect, it } from 'vitest'
import { elementsOf, readXml } from '../../charts/testing/read-xml.ts'
import { rowHeights } from './row-heights.ts'
import { textCell } from './sheet-cell.ts'
import { sheetsFile } from './sheets-file.ts'
import { xmlPart } from '../testing/read-docx.ts'
import { readWorkbookFile } from '../testing/read-xlsx.ts'
import { outOfOrder } from '../testing/sheet-order.ts'

const wrapped = (text: string, font = {}) => textCell(text, { font, alignment: { wrapText: true } })
const sheet: WriteSheet = {
  name: 'Bob’s sheet',
  rows: [[null], [null], [null], [null]],
  cells: new Map([
    ['0,0', textCell('Title', { font: { bold: true, size: 14 } })],
    ['1,0', wrapped('one\ntwo\nthree')],
    ['2,0', textCell('one\ntwo')],
    ['3,0', wrapped('x'.repeat(10_000))],
    ['4,0', wrapped('chosen\nby somebody')],
    ['5,0', wrapped('across\ntwo')],
  ]),
  columns: [{ width: 20 }, { width: 20 }],
  rowDefs: new Map([[4, { height: 60 }]]),
  merges: [{ startRow: 5, endRow: 5, startCol: 0, endCol: 1 }],
  autoFilter: { range: 'A1:B4' },
  protection: { sheet: true },
  dataValidations: [{ type: 'list', values: ['a', 'b'], range: 'A2:A3' }],
}
const write = async () =>
  readWorkbookFile(
    await sheetsFile({ sheets: [sheet] }, { created: '2008-11-14T00:00:00Z', language: 'en-GB' }),
  )

describe('the height of a row', () => {
  it('has room for every line of wrapped text, and is no taller than Excel allows', () => {
    const heights = rowHeights(sheet)
    // Three lines of Arial 10, each 12.75 points, as Excel fits them.
    expect(heights.get(1)).toBeGreaterThanOrEqual(38)
    expect(heights.get(1)).toBeLessThan(51)
    expect(heights.get(0)).toBeGreaterThanOrEqual(17)
    expect(heights.get(3)).toBe(409)
  })

  it('is left to whoever chose it, to merged cells, and to text that does not wrap', () => {
    expect([2, 4, 5].map((row) => rowHeights(sheet).get(row))).toEqual([undefined, undefined, undefined])
  })

  it('counts the lines that words of a column make', () => {
    const one = (text: string, width: number) =>
      rowHeights({ name: 's', rows: [], columns: [{ width }], cells: new Map([['0,0', wrapped(text)]]) }).get(
        0,
      ) ?? 15
    const words = 'Share of cases of kind 1 closed within the time that the service has promised'
    expect([80, 44].map((width) => one(words, width)).map((height) => Math.floor(height / 12.75))).toEqual([
      1, 2,
    ])
  })
})

describe('sheets as an Excel file', () => {
  it('names every font, so that no program chooses one', async () => {
    const { parts } = await write()
    const fonts = elementsOf(xmlPart(parts, 'xl/styles.xml'), 'font')
    expect(fonts.length).toBeGreaterThan(1)
    expect(fonts.map((font) => elementsOf(font, 'name').map(({ attributes }) => attributes.val))).toEqual(
      fonts.map(() => ['Arial']),
    )
  })

  it('fits rows so that they still grow, and keeps the height that was chosen', async () => {
    const [read] = (await write()).sheets
    const rows = read ? elementsOf(read.xml, 'row').map(({ attributes }) => attributes) : []
    expect(rows.find(({ r }) => r === '2')).toMatchObject({ ht: expect.stringMatching(/^4\d$/) as string })
    expect(rows.filter(({ customHeight }) => customHeight === '1').map(({ r }) => r)).toEqual(['5'])
  })

  it('names its filter out of sight, where other programs look for it', async () => {
    const { parts } = await write()
    const [name] = elementsOf(xmlPart(parts, 'xl/workbook.xml'), 'definedName')
    expect(name).toMatchObject({
      attributes: { name: '_xlnm._FilterDatabase', hidden: '1', localSheetId: '0' },
      children: ["'Bob’s sheet'!$A$1:$B$4"],
    })
  })

  it('keeps the order of its elements that Excel insists on', async () => {
    const book = await write()
    expect(outOfOrder(book)).toEqual([])
    const swapped = readXml('<worksheet><sheetData/><autoFilter/><sheetProtection/></worksheet>')
    const broken = { ...book, sheets: book.sheets.map((each) => ({ ...each, xml: swapped })) }
    expect(outOfOrder(broken)).toEqual(['Bob’s sheet: sheetProtection after autoFilter'])
  })
})
