import type { MeasureKind, Polarity } from '../figures/indicator.ts'
import type { PeriodKind } from '../kernel/period.ts'
import type { SetKind, Spell } from './set.ts'

/** What a pack says of one indicator. */
export interface PackIndicator {
  readonly code: string
  readonly title: string
  /** Nobody has held the title against its source. */
  readonly isTitleUnchecked: boolean
  readonly polarity: Polarity
  readonly kind: MeasureKind
  readonly unit: string
  readonly decimals: number
  readonly periodKind: PeriodKind
  /** Where this line comes from. */
  readonly source: string
}

/** A set of indicators that comes with the product. */
export interface Pack {
  readonly name: string
  readonly title: string
  readonly set: { readonly code: string; readonly name: string; readonly kind: SetKind }
  readonly spell: Spell
  readonly source: string
  readonly indicators: readonly PackIndicator[]
}

/** What loading a pack would do to a place. */
export interface PackPlan {
  /** Do not exist yet. */
  readonly create: readonly PackIndicator[]
  /** Exist and are not in the set. */
  readonly join: readonly PackIndicator[]
  /** Are in the set already. */
  readonly stand: readonly PackIndicator[]
}

export function planPack(
  { indicators }: Pick<Pack, 'indicators'>,
  existing: { has(code: string): boolean },
  members: { has(code: string): boolean },
): PackPlan {
  return {
    create: indicators.filter(({ code }) => !existing.has(code)),
    join: indicators.filter(({ code }) => existing.has(code) && !members.has(code)),
    stand: indicators.filter(({ code }) => existing.has(code) && members.has(code)),
  }
}
