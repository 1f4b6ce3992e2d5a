import type { Decimal } from '../kernel/decimal.ts'

/** The figures of the region or the nation over the periods of a trend. */
export interface ComparatorLine {
  readonly code: string
  readonly name: string
  readonly comparator: 'region' | 'nation'
  readonly values: readonly (Decimal | null)[]
}

/** What a place is held against, told by the kind of the area, or by its official code where the kind is not known. */
export function comparatorKind({ code, kind }: { code: string; kind: string }): 'region' | 'nation' | null {
  if (kind === 'country' || (kind === '' && /^([EWSN]92|K0)/.test(code))) return 'nation'
  if (kind === 'region' || (kind === '' && code.startsWith('E12'))) return 'region'
  return null
}
