import { buffer } from 'node:stream/consumers'
import { readXlsx, type Sheet } from 'hucre'
import { checkWorkbook } from './check-workbook.ts'
import { sheetAsText, type SheetCell } from './sheet-as-text.ts'

// A process of its own: reads a workbook from its input and writes its first visible sheet as JSON. Whatever a hostile
// file does to it, it has only the memory and the time that `readWorkbook` gives it.

/** Rows and columns beyond which a sheet is no file of values. */
const limits = { rows: 500_000, columns: 200 }

async function read(bytes: Uint8Array): Promise<object> {
  const refused = checkWorkbook(bytes)
  if (refused) return { unread: refused }
  const { sheets } = await readXlsx(bytes, {
    sheets: ({ hidden, veryHidden }) => !hidden && !veryHidden,
    maxRows: limits.rows + 1,
  })
  const [sheet] = sheets
  if (!sheet) return { unread: 'workbook-broken' }
  const widest = sheet.rows.reduce((most, row) => Math.max(most, row.length), 0)
  if (sheet.rows.length > limits.rows || widest > limits.columns) return { unread: 'workbook-too-heavy' }
  return { sheet: sheet.name, ...sheetAsText(cellsOf(sheet)) }
}

function cellsOf({ rows, cells }: Sheet): SheetCell[][] {
  return rows.map((row, at) =>
    row.map((value, index) => ({ value, isFormula: cells?.get(`${at},${index}`)?.formula !== undefined })),
  )
}

const answer = await read(await buffer(process.stdin)).catch(() => ({ unread: 'workbook-broken' }))
process.stdout.write(JSON.stringify(answer))
