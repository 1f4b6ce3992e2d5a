import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'

/** Whose habits a series has: measures of councils, or business and economic series by year or by quarter. */
export type Domain = 'council' | 'annual' | 'quarterly'

export type Series = { id: string; source: string; perYear: 1 | 4; domain: Domain; values: number[] }

const row = z.object({
  series_id: z.string().min(1),
  source: z.string(),
  periods_per_year: z.enum(['1', '4']),
  values: z.string().transform((text) => text.trim().split(/\s+/).map(Number)),
})

const isCouncil = (source: string): boolean => ['ONS', 'ASC'].includes(source)

/**
 * Every series of the CSV files in a folder whose header has series_id, source, periods_per_year and values (figures
 * parted by spaces, oldest first). Sources ONS and ASC are council measures; everything else goes by its frequency.
 */
export function readSeries(folder: string): Series[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.csv'))
    .toSorted()
    .flatMap((name) => readFile(join(folder, name)))
}

function readFile(path: string): Series[] {
  const rows: unknown[] = parse(readFileSync(path), {
    columns: true,
    bom: true,
    skip_empty_lines: true,
    relax_column_count: true,
    relax_quotes: true,
  })
  const read = rows.map((raw) => row.safeParse(raw))
  return read.flatMap((parsed) => {
    if (!parsed.success || !parsed.data.values.every(Number.isFinite)) return []
    const { series_id: id, source, periods_per_year, values } = parsed.data
    const perYear = periods_per_year === '1' ? 1 : 4
    const domain = isCouncil(source) ? 'council' : perYear === 1 ? 'annual' : 'quarterly'
    return [{ id, source, perYear, domain, values }]
  })
}

/** The part a series belongs to, for ever: half fits, a quarter chooses among fitted ways, a quarter is reported. */
export type Part = 'fit' | 'choose' | 'report'

/** By the series' name alone (FNV-1a, 32 bit), so that all cases of a series stand in one part. */
export function partOf(id: string): Part {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(id)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  const quarter = ((hash ^ (hash >>> 16)) >>> 0) % 4
  return quarter < 2 ? 'fit' : quarter === 2 ? 'choose' : 'report'
}
