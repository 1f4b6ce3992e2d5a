import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'

const folder = join(import.meta.dirname, '../../../demo')

/** The rows of one of the demonstration's tables, by column. */
export async function csvTable<Column extends string>(file: string): Promise<Record<Column, string>[]> {
  return parse(await readFile(join(folder, file)), { columns: true, bom: true })
}
