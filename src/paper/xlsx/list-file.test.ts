import { describe, expect, it } from 'vitest'
import { elementsOf, textOf } from '../../charts/testing/read-xml.ts'
import { listFile } from './list-file.ts'
import { xmlPart } from '../testing/read-docx.ts'
import { readWorkbookFile } from '../testing/read-xlsx.ts'
import { outOfOrder } from '../testing/sheet-order.ts'

const rows = [
  ['Code', 'Indicator', 'Actual'],
  ['NI192', 'Household waste sent for reuse, recycling and composting', 38.2],
  ['007', '#N/A', 1_234_567.5],
  ['=1+1', 'x'.repeat(10_000), ''],
]
const settled = { created: '2008-11-14T17:05:00Z', language: 'en-GB' }

describe('a list in Excel', () => {
  it('holds numbers as numbers and every text as text', async () => {
    const book = await readWorkbookFile(await listFile({ name: 'Indicators', rows }, settled))
    const [sheet] = book.sheets
    expect(['A3', 'B3', 'A4'].map((at) => sheet?.cells.get(at)?.value)).toEqual(['007', '#N/A', '=1+1'])
    expect(['C2', 'C3'].map((at) => sheet?.cells.get(at))).toMatchObject([
      { value: 38.2, isText: false },
      { value: 1_234_567.5, isText: false },
    ])
    expect(outOfOrder(book)).toEqual([])
  })

  it('keeps its heading in sight and on every page, and no column narrower than its numbers', async () => {
    const book = await readWorkbookFile(
      await listFile({ name: 'Indicators', rows, columnsInSight: 1 }, settled),
    )
    const xml = book.sheets[0]?.xml
    if (!xml) throw new Error('there is no sheet')
    expect(elementsOf(xml, 'pane')[0]?.attributes).toMatchObject({
      xSplit: '1',
      ySplit: '1',
      state: 'frozen',
    })
    expect(elementsOf(xml, 'autoFilter')[0]?.attributes.ref).toBe('A1:C4')
    const names = elementsOf(xmlPart(book.parts, 'xl/workbook.xml'), 'definedName').map(textOf)
    expect(names).toEqual(["'Indicators'!$1:$1", "'Indicators'!$A$1:$C$4"])
    const widths = elementsOf(xml, 'col').map(({ attributes }) => Number(attributes.width))
    expect(widths[1]).toBe(48)
    expect(widths[2]).toBeGreaterThan('1234567.5'.length)
  })
})
