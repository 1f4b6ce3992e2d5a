import { writeXlsx, type Cell as SheetCell, type WriteOptions, type WriteSheet } from 'hucre'
import { settleParts, type Settlement } from '../office-parts.ts'
import { rowHeights, sheetFont } from './row-heights.ts'

export type SheetsToWrite = Omit<WriteOptions, 'defaultFont'> & { readonly sheets: WriteSheet[] }

/**
 * Sheets as an Excel file that looks the same in every program: each font has its name, each row its height, and a filter is
 * known to the programs that find it by its name alone. The same sheets are the same bytes.
 */
export async function sheetsFile(
  { sheets, namedRanges = [], ...more }: SheetsToWrite,
  settlement: Settlement,
): Promise<Uint8Array<ArrayBuffer>> {
  const fitted = sheets.map((sheet) => rowHeights(sheet))
  const file = await writeXlsx({
    ...more,
    sheets: sheets.map((sheet, i) => withHeights(withFonts(sheet), fitted[i] ?? new Map())),
    namedRanges: [...namedRanges, ...sheets.flatMap(filterName)],
    defaultFont: { ...sheetFont },
  })
  return new Uint8Array(
    settleParts(file, settlement, (path, xml) => {
      const number = /^xl\/worksheets\/sheet(\d+)\.xml$/.exec(path)?.[1]
      if (number !== undefined) return growing(xml, fitted[Number(number) - 1] ?? new Map())
      return path === 'xl/workbook.xml'
        ? xml.replaceAll(`name="${filtered}"`, `name="${filtered}" hidden="1"`)
        : xml
    }),
  )
}

/** The name under which a filter is looked for by programs other than Excel. */
const filtered = '_xlnm._FilterDatabase'

function filterName({ name, autoFilter }: WriteSheet): { name: string; range: string; scope: string }[] {
  if (!autoFilter) return []
  const range = autoFilter.range.replaceAll(/([A-Z]+)(\d+)/g, '$$$1$$$2')
  return [{ name: filtered, range: `${quotedSheet(name)}!${range}`, scope: name }]
}

/** The name of a sheet as a formula says it. */
export const quotedSheet = (name: string): string => `'${name.replaceAll("'", "''")}'`

function withFonts(sheet: WriteSheet): WriteSheet {
  if (!sheet.cells) return sheet
  const cells = [...sheet.cells].map(([at, cell]): [string, Partial<SheetCell>] => {
    const font = cell.style?.font
    return [at, font ? { ...cell, style: { ...cell.style, font: { ...sheetFont, ...font } } } : cell]
  })
  return { ...sheet, cells: new Map(cells) }
}

function withHeights(sheet: WriteSheet, heights: ReadonlyMap<number, number>): WriteSheet {
  const fitted = [...heights].map(([row, height]) => [row, { ...sheet.rowDefs?.get(row), height }] as const)
  return { ...sheet, rowDefs: new Map([...(sheet.rowDefs ?? []), ...fitted]) }
}

/** A row that was fitted to its text is no row of a height that somebody chose: it grows with what is typed into it. */
function growing(xml: string, heights: ReadonlyMap<number, number>): string {
  return xml.replace(/(<row r="(\d+)" ht="[^"]*") customHeight="1"/g, (chosen, open: string, row: string) =>
    heights.has(Number(row) - 1) ? open : chosen,
  )
}
