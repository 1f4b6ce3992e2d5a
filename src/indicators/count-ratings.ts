import { isRated, type Status } from './assess.ts'

export interface RatingCount {
  readonly green: number
  readonly amber: number
  readonly red: number
  /** Green, amber and red together: what percentages are of. */
  readonly rated: number
  /** All others, by the reason why they are not rated. */
  readonly notRated: ReadonlyMap<Status, number>
}

/** Counts statuses; those not rated stand beside the rated ones and never among them. */
export function countRatings(statuses: Iterable<Status>): RatingCount {
  const count = { green: 0, amber: 0, red: 0 }
  const notRated = new Map<Status, number>()
  for (const status of statuses) {
    if (isRated(status)) count[status] += 1
    else notRated.set(status, (notRated.get(status) ?? 0) + 1)
  }
  return { ...count, rated: count.green + count.amber + count.red, notRated }
}
