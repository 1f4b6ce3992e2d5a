import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '../../../../shared/data')

/** A table of the shared data, word for word; null where it is not at hand. */
export function sharedText(file: string): string | null {
  try {
    return readFileSync(join(folder, file), 'utf8')
  } catch {
    return null
  }
}

/** Its rows by heading, read here without the reader that is being tested. */
export function sharedTable(file: string): Record<string, string>[] {
  const text = sharedText(file) ?? ''
  const rows: string[][] = [[]]
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end !== ',') rows.push([])
  }
  const [heading = [], ...lines] = rows.filter((cells) => cells.length > 1)
  return lines.map((cells) => Object.fromEntries(heading.map((name, i) => [name, cells[i] ?? ''])))
}
