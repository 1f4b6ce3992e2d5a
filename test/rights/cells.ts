import type { Reach } from '../../src/rights/scope.ts'

/** A piece of the world to decide in: what belongs where is written out, and known to the oracle in another form. */
export interface Thing {
  readonly name: string
  readonly organisationId?: number
  readonly bodyId?: number
  readonly themeIds?: readonly number[]
  readonly indicatorId?: number
  readonly returnId?: number
}

// A parent with two children, of which one has a child of its own; and another tree.
const [parent, own, child, sibling, foreign] = [1, 2, 3, 4, 5]
const [ownBody, otherBody] = [20, 21]
const [ownTheme, otherTheme] = [30, 31]
const [ownIndicator, otherIndicator] = [40, 41]
const [ownReturn, otherReturn] = [50, 51]

/** Each organisation with all above it. */
export const pathOf: ReadonlyMap<number, readonly number[]> = new Map([
  [parent, [parent]],
  [own, [own, parent]],
  [child, [child, own, parent]],
  [sibling, [sibling, parent]],
  [foreign, [foreign]],
])
export const themesOfBody: ReadonlyMap<number, readonly number[]> = new Map([
  [ownBody, [ownTheme]],
  [otherBody, [otherTheme]],
])

/** What a grant can be limited to: as the product has it, with all that is below, and as the one thing it names. */
export const limits: readonly {
  readonly name: string
  readonly covers: Reach
  readonly to: null | {
    readonly kind: 'organisation' | 'body' | 'theme' | 'indicator' | 'return'
    readonly id: number
  }
}[] = [
  { name: 'the whole place', covers: 'all', to: null },
  {
    name: 'an organisation',
    covers: { organisation: new Set([own, child]) },
    to: { kind: 'organisation', id: own },
  },
  {
    name: 'a body',
    covers: { body: new Set([ownBody]), theme: new Set([ownTheme]) },
    to: { kind: 'body', id: ownBody },
  },
  { name: 'a theme', covers: { theme: new Set([ownTheme]) }, to: { kind: 'theme', id: ownTheme } },
  {
    name: 'an indicator',
    covers: { indicator: new Set([ownIndicator]) },
    to: { kind: 'indicator', id: ownIndicator },
  },
  { name: 'a return', covers: { return: new Set([ownReturn]) }, to: { kind: 'return', id: ownReturn } },
]

export const things: readonly Thing[] = [
  { name: 'the whole place' },
  { name: 'of the parent', organisationId: parent },
  { name: 'of the own organisation', organisationId: own },
  { name: 'of a child', organisationId: child },
  { name: 'of a sibling', organisationId: sibling },
  { name: 'of a foreign organisation', organisationId: foreign },
  { name: 'of the own body', bodyId: ownBody },
  { name: 'of another body', bodyId: otherBody },
  { name: 'of the own theme', themeIds: [ownTheme] },
  { name: 'of another theme', themeIds: [otherTheme] },
  { name: 'of both themes', themeIds: [otherTheme, ownTheme] },
  { name: 'the own indicator', indicatorId: ownIndicator },
  { name: 'another indicator', indicatorId: otherIndicator },
  { name: 'the own return, of a foreign organisation', organisationId: foreign, returnId: ownReturn },
  { name: 'another return, of the own organisation', organisationId: own, returnId: otherReturn },
  {
    name: 'an indicator of a foreign organisation in the own theme',
    organisationId: foreign,
    themeIds: [ownTheme],
    indicatorId: otherIndicator,
  },
  {
    name: 'an indicator of the own organisation in another theme',
    organisationId: own,
    themeIds: [otherTheme],
    indicatorId: otherIndicator,
  },
  {
    name: 'the own indicator in a foreign organisation and theme',
    organisationId: foreign,
    themeIds: [otherTheme],
    indicatorId: ownIndicator,
  },
]

/** Who asks, in every cell. */
export const me = 7
export const somebodyElse = 8

export interface State {
  readonly isOwnEntry: boolean
  readonly isLocked: boolean
  readonly isPublished: boolean
  readonly isConfirmed: boolean
  readonly readsOnly: boolean
}

const either = [false, true] as const
/** Every state of the thing and of the one who asks. */
export const states: readonly State[] = either.flatMap((isOwnEntry) =>
  either.flatMap((isLocked) =>
    either.flatMap((isPublished) =>
      either.flatMap((isConfirmed) =>
        either.map((readsOnly) => ({ isOwnEntry, isLocked, isPublished, isConfirmed, readsOnly })),
      ),
    ),
  ),
)
