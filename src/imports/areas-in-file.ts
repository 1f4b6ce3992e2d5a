import type { ValuesRow } from './values-file.ts'

/** The code of the area that a text of the file means; null where none is known by it, '' where several are. */
export type AreaOf = (written: string) => string | null

/** What a row calls its area: the code, or the name where there is no code. */
export function areaText(cells: ValuesRow['cells']): string {
  return cells.area_code || cells.area_name || ''
}

/**
 * Finds areas by code, by what was chosen for a name of the file, and by name as people write it: capitals, points and
 * "&" for "and" do not count. Names are no keys, so one that two areas have is not taken for either.
 */
export function areaFinder(
  areas: readonly { readonly code: string; readonly name: string }[],
  chosen: Readonly<Record<string, string>> = {},
): AreaOf {
  const codes = new Set(areas.map(({ code }) => code))
  const byName = new Map<string, string>()
  for (const { code, name } of areas) {
    const plain = plainName(name)
    byName.set(plain, byName.has(plain) ? '' : code)
  }
  const known = new Map<string, string | null>()
  return (written) => {
    if (codes.has(written)) return written
    const before = known.get(written)
    if (before !== undefined) return before
    const code = chosen[written] ?? ''
    const found = codes.has(code) ? code : (byName.get(plainName(written)) ?? null)
    known.set(written, found)
    return found
  }
}

function plainName(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/[.'’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
