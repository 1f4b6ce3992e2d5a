import { checkBrand, plainBrand, type BrandColours } from '../ui/brand.ts'

/** A council with its partnership: the tenant, as the rest of the product speaks of it. */
export interface Place {
  readonly id: number
  readonly shortName: string
  readonly name: string
  readonly brand: BrandColours
  readonly hasLogo: boolean
  readonly helpPhone: string
  readonly helpEmail: string
  readonly isDemonstration: boolean
  /** How far the clock of a demonstration stands from the real one; 0 everywhere else. */
  readonly clockShiftMs: number
}

/** The colours of a place as stored; the plain ones wherever what is stored could not be used. */
export function brandOf(stored: unknown): BrandColours {
  const brand = { ...plainBrand, ...(typeof stored === 'object' ? stored : {}) }
  return checkBrand(brand).next().done ? brand : plainBrand
}

/** The time in a place: the real time, or the demonstration's own. */
export function timeIn(place: Pick<Place, 'clockShiftMs'>, now: Date): Date {
  return new Date(now.getTime() + place.clockShiftMs)
}
