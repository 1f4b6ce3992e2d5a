import { choiceNamed } from '../choice-named.ts'
import { findTable } from '../find-table.ts'
import { readReturn, type ReturnRead } from '../read-return.ts'
import type { SheetParts } from '../return-sheet.ts'
import { sheetsIn } from '../sheets-in.ts'
import { readStamp } from '../stamp.ts'

/** What a workbook that came back says, read as it is when it is sent; it fails where the workbook would not be taken. */
export async function readBack(
  { indicators }: Pick<SheetParts, 'indicators'>,
  file: Uint8Array,
): Promise<ReturnRead> {
  const read = await sheetsIn(file)
  if ('unread' in read) throw new Error(read.unread)
  const stamp = read.sheets.find(({ isHidden }) => isHidden)
  const issued = readStamp((stamp?.rows ?? []).map((row) => row.map((cell) => cell?.text ?? '')))
  if ('fault' in issued) throw new Error(issued.fault)
  const table = findTable(read.sheets, issued)
  if ('fault' in table) throw new Error(table.fault)
  return readReturn(table, issued, indicators, choiceNamed)
}
