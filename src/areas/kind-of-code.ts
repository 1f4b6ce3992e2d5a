import type { AreaKind } from './area.ts'

/** The kinds that official codes of nine characters stand for: Register of Geographic Codes, Office for National Statistics. */
const kinds: Readonly<Record<string, AreaKind>> = {
  E92: 'country',
  W92: 'country',
  S92: 'country',
  N92: 'country',
  K02: 'country',
  K03: 'country',
  K04: 'country',
  E12: 'region',
  E10: 'county',
  E06: 'unitary-authority',
  W06: 'unitary-authority',
  S12: 'unitary-authority',
  N09: 'unitary-authority',
  E08: 'metropolitan-district',
  E09: 'london-borough',
  E07: 'district',
  E05: 'ward',
  W05: 'ward',
  S13: 'ward',
  E02: 'msoa',
  W02: 'msoa',
  E01: 'lsoa',
  W01: 'lsoa',
}

/** What an official code says of its area; null where it is none, or of a kind that has no name here. */
export function kindOfCode(code: string): AreaKind | null {
  return /^[EWSNK]\d{8}$/.test(code) ? (kinds[code.slice(0, 3)] ?? null) : null
}
