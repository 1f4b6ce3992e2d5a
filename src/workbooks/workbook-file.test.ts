import { describe, expect, it } from 'vitest'
import { elementsOf } from '../charts/testing/read-xml.ts'
import { readWorkbookFile } from '../paper/testing/read-xlsx.ts'
import { xmlPart } from '../paper/testing/read-docx.ts'
import { outOfOrder } from '../paper/testing/sheet-order.ts'
import { entryColumns } from './columns.ts'
import { issuedParts } from './testing/issued-parts.ts'
import { workbookFile } from './workbook-file.ts'

const made = '2008-10-01T00:00:00Z'
const all = issuedParts([
  { code: 'NI192', typed: '38.2', cause: '=1+1', title: '<b>Waste</b>' },
  { code: 'NI193', typed: '38.20', answer: 'Not due' },
])
// The second line has no target to place.
const parts = { ...all, toPlace: new Set(['NI192']) }

// Read from its XML, without the library that wrote it.
describe('the workbook of a return', () => {
  it('is the same bytes for the same return', async () => {
    expect(Buffer.compare(await workbookFile(parts, made), await workbookFile(parts, made))).toBe(0)
  })

  it('is protected without a password, and only the cells to fill in are open', async () => {
    const { sheets, parts: files } = await readWorkbookFile(await workbookFile(parts, made))
    const formats = elementsOf(xmlPart(files, 'xl/styles.xml'), 'cellXfs').flatMap((xfs) =>
      elementsOf(xfs, 'xf'),
    )
    const isOpen = formats.map((xf) =>
      elementsOf(xf, 'protection').some(({ attributes }) => attributes.locked === '0'),
    )
    const [sheet] = sheets
    if (!sheet) throw new Error('there is no sheet')
    const [protection] = elementsOf(sheet.xml, 'sheetProtection')
    expect(protection?.attributes).toMatchObject({ sheet: '1' })
    expect(Object.keys(protection?.attributes ?? {}).filter((name) => /password|hash/i.test(name))).toEqual(
      [],
    )
    const open = elementsOf(sheet.xml, 'c')
      .filter(({ attributes }) => isOpen[Number(attributes.s)])
      .map(({ attributes }) => attributes.r)
    const ofLine = (row: number) => ['G', 'H', 'I', 'J', 'K', 'L'].map((letter) => `${letter}${row}`)
    expect(open).toEqual(['B3', ...ofLine(6), 'M6', 'N6', ...ofLine(7)])
    expect(entryColumns).toHaveLength(8)
  })

  it('opens without a repair: its elements stand in the order of the schema', async () => {
    expect(outOfOrder(await readWorkbookFile(await workbookFile(parts, made)))).toEqual([])
  })

  it('holds numbers as numbers where a sheet keeps all of them, and text as text', async () => {
    const { sheets } = await readWorkbookFile(await workbookFile(parts, made))
    const cells = sheets[0]?.cells
    expect(cells?.get('G6')).toMatchObject({ value: 38.2, isText: false, format: 'General' })
    expect(cells?.get('G7')).toMatchObject({ value: '38.20', isText: true })
    expect(cells?.get('J6')).toMatchObject({ value: '=1+1', isText: true, hasFormula: false })
    expect(cells?.get('B6')).toMatchObject({ value: '<b>Waste</b>', isText: true })
    expect(cells?.get('E6')).toMatchObject({ value: '40.0%', isText: true })
  })

  it('offers the answers as a list and asks for numbers, and hides what identifies it', async () => {
    const { sheets, parts: files } = await readWorkbookFile(await workbookFile(parts, made))
    const [sheet] = sheets
    const rules = sheet ? elementsOf(sheet.xml, 'dataValidation').map(({ attributes }) => attributes) : []
    expect(rules).toMatchObject([
      { type: 'list', sqref: 'H6:H7' },
      { type: 'list', sqref: 'M6:M7' },
      { type: 'decimal', sqref: 'G6', errorStyle: 'warning' },
      { type: 'decimal', sqref: 'G7' },
    ])
    const states = elementsOf(xmlPart(files, 'xl/workbook.xml'), 'sheet').map(({ attributes }) => [
      attributes.name,
      attributes.state,
    ])
    expect(states).toEqual([
      ['Return', undefined],
      ['How to fill this in', undefined],
      ['Throughline', 'veryHidden'],
    ])
  })
})
