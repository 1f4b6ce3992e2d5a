import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { escapeText } from '../../kernel/markup.ts'
import { sheetText } from '../../paper/xlsx/sheet-cell.ts'
import { columnLetters } from '../../kernel/column-letters.ts'

/** What somebody, or a spreadsheet of its own accord, leaves in a cell. */
export type CellEdit =
  | { readonly text: string }
  | { readonly number: number }
  /** As a fraction: 0.382 shows as 38.2%. */
  | { readonly percent: number }
  /** A day as its serial number. */
  | { readonly date: number }
  | { readonly truth: boolean }
  | { readonly error: string }
  | { readonly formula: string; readonly result: string | number | null }
  | null

const returnPart = 'xl/worksheets/sheet1.xml'
const cellPattern = /<c r="([A-Z]+)(\d+)"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs

/** The workbook with cells of a sheet as edited, by address, in the XML that spreadsheets write; sheet 1 is the return. */
export function edited(
  file: Uint8Array,
  edits: Readonly<Record<string, CellEdit>>,
  sheetNumber = 1,
): Uint8Array {
  const at = `xl/worksheets/sheet${sheetNumber}.xml`
  const parts = unzipSync(file)
  const styles = strFromU8(part(parts, 'xl/styles.xml'))
  const count = Number(/<cellXfs count="(\d+)"/.exec(styles)?.[1])
  const wanted = new Map(Object.entries(edits))
  const sheet = strFromU8(part(parts, at)).replace(
    cellPattern,
    (cell, letters: string, row: string, attributes: string) => {
      const edit = wanted.get(letters + row)
      if (edit === undefined) return cell
      wanted.delete(letters + row)
      const style = /\bs="\d+"/.exec(attributes)?.[0] ?? ''
      return `<c r="${letters}${row}" ${written(edit, style, count)}</c>`
    },
  )
  if (wanted.size > 0) throw new Error(`the sheet has no cell ${[...wanted.keys()].join(', ')}`)
  const shown = styles
    .replace(`<cellXfs count="${count}"`, `<cellXfs count="${count + 2}"`)
    .replace(
      '</cellXfs>',
      '<xf numFmtId="10" applyNumberFormat="1"/><xf numFmtId="16" applyNumberFormat="1"/></cellXfs>',
    )
  return zipSync({ ...parts, [at]: strToU8(sheet), 'xl/styles.xml': strToU8(shown) })
}

function written(edit: CellEdit, style: string, formats: number): string {
  if (edit === null) return `${style}>`
  if ('text' in edit)
    return `${style} t="inlineStr"><is><t xml:space="preserve">${escapeText(sheetText(edit.text))}</t></is>`
  if ('number' in edit) return `${style}><v>${edit.number}</v>`
  if ('percent' in edit) return `s="${formats}"><v>${edit.percent}</v>`
  if ('date' in edit) return `s="${formats + 1}"><v>${edit.date}</v>`
  if ('truth' in edit) return `${style} t="b"><v>${edit.truth ? 1 : 0}</v>`
  if ('error' in edit) return `${style} t="e"><v>${edit.error}</v>`
  const { formula, result } = edit
  const type = typeof result === 'string' ? (result.startsWith('#') ? 't="e"' : 't="str"') : ''
  return `${style} ${type}><f>${escapeText(formula)}</f>${result === null ? '' : `<v>${escapeText(String(result))}</v>`}`
}

/** The workbook with the rows and columns of its first sheet moved: each takes the place that its mover names, from 0. */
export function moved(
  file: Uint8Array,
  rowTo: (row: number) => number,
  columnTo: (column: number) => number,
): Uint8Array {
  const parts = unzipSync(file)
  const sheet = strFromU8(part(parts, returnPart))
  const cells = [...sheet.matchAll(cellPattern)].map(
    ([, letters = '', row = '', attributes = '', inner]) => ({
      row: rowTo(Number(row) - 1),
      column: columnTo(columnOf(letters)),
      rest: inner === undefined ? `${attributes}/>` : `${attributes}>${inner}</c>`,
    }),
  )
  const rows = [...Map.groupBy(cells, ({ row }) => row)].sort(([a], [b]) => a - b)
  const xml = rows.map(([row, across]) => {
    const inOrder = across.toSorted((a, b) => a.column - b.column)
    return `<row r="${row + 1}">${inOrder
      .map(({ column, rest }) => `<c r="${columnLetters(column)}${row + 1}"${rest}`)
      .join('')}</row>`
  })
  const bare = sheet
    .replace(/<sheetData>.*<\/sheetData>/s, () => `<sheetData>${xml.join('')}</sheetData>`)
    .replace(/<(mergeCells|dataValidations)\b.*<\/\1>|<autoFilter[^>]*\/>/gs, '')
  return zipSync({ ...parts, [returnPart]: strToU8(bare) })
}

function columnOf(letters: string): number {
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function part(parts: Readonly<Record<string, Uint8Array>>, name: string): Uint8Array {
  const found = parts[name]
  if (!found) throw new Error(`the workbook has no part ${name}`)
  return found
}
