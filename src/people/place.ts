/** The council's colours, `#rrggbb`. */
export interface Brand {
  readonly headerColour: string
  readonly linkColour: string
}

/** A council with its partnership: the tenant, as the rest of the product speaks of it. */
export interface Place {
  readonly id: number
  readonly shortName: string
  readonly name: string
  readonly brand: Brand
  readonly hasLogo: boolean
  readonly helpPhone: string
  readonly helpEmail: string
  readonly isDemonstration: boolean
  /** How far the clock of a demonstration stands from the real one; 0 everywhere else. */
  readonly clockShiftMs: number
}

export const plainBrand: Brand = { headerColour: '#12436d', linkColour: '#1a65a6' }

export function brandOf(stored: unknown): Brand {
  const given =
    typeof stored === 'object' && stored !== null ? (stored as Partial<Record<keyof Brand, unknown>>) : {}
  const colour = (name: keyof Brand): string =>
    typeof given[name] === 'string' && /^#[0-9a-f]{6}$/i.test(given[name]) ? given[name] : plainBrand[name]
  return { headerColour: colour('headerColour'), linkColour: colour('linkColour') }
}

/** The time in a place: the real time, or the demonstration's own. */
export function timeIn(place: Pick<Place, 'clockShiftMs'>, now: Date): Date {
  return new Date(now.getTime() + place.clockShiftMs)
}
