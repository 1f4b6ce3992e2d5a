export const bodyKinds = [
  'board',
  'subgroup',
  'executive',
  'theme-partnership',
  'policy-board',
  'management-team',
  'management-group',
  'working-group',
] as const
export type BodyKind = (typeof bodyKinds)[number]

export interface Theme {
  readonly id: number
  readonly code: string
  readonly name: string
}

/** A board, partnership or group. Days are `YYYY-MM-DD`; the day on which it closed is its last. */
export interface Body {
  readonly id: number
  /** Never changed: addresses and the record name the body by it. */
  readonly code: string
  readonly name: string
  readonly kind: BodyKind
  /** The body that it is a subgroup of. */
  readonly parentId: number | null
  /** Code of that body. */
  readonly partOf: string | null
  readonly openedOn: string | null
  readonly closedOn: string | null
  readonly version: number
  readonly themes: readonly Theme[]
}

export function isBodyKind(text: string): text is BodyKind {
  return (bodyKinds as readonly string[]).includes(text)
}
