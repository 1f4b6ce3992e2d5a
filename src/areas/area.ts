/** What an area can be. An official code says it by itself; of an area of one's own somebody has to. */
export const areaKinds = [
  'country',
  'region',
  'county',
  'unitary-authority',
  'metropolitan-district',
  'london-borough',
  'district',
  'ward',
  'msoa',
  'lsoa',
  'neighbourhood',
  'service-area',
  'other',
] as const
export type AreaKind = (typeof areaKinds)[number]

/** What a figure can be about. `kind` is '' where nobody has said it, as in areas that a file brought along. */
export interface Area {
  readonly code: string
  readonly name: string
  readonly kind: string
}

/** The same with where it lies and when it was in force. Days are `YYYY-MM-DD`; `endsOn` is its last. */
export interface WholeArea extends Area {
  readonly parentCode: string | null
  readonly startsOn: string | null
  readonly endsOn: string | null
  /** What it became, by code: several where it was split. */
  readonly replacedBy: readonly string[]
  /** Counts its changes, so that of two editors the second is told. */
  readonly version: number
}

export function isAreaKind(text: string): text is AreaKind {
  return (areaKinds as readonly string[]).includes(text)
}

/** Whether an area was there on a day. */
export function isInForce(
  { startsOn, endsOn }: Pick<WholeArea, 'startsOn' | 'endsOn'>,
  day: string,
): boolean {
  return (startsOn === null || startsOn <= day) && (endsOn === null || endsOn >= day)
}
