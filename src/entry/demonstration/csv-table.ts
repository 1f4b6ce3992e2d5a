import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'

const folder = join(import.meta.dirname, '../../../demo')

/** The rows of one of the demonstration's tables, by column; the last columns of a row may be left out. */
export async function csvTable<Column extends string>(file: string): Promise<Record<Column, string>[]> {
  const table = await readFile(join(folder, file))
  return parse(table, { columns: true, bom: true, relax_column_count_less: true })
}
