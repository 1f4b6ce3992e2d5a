import type { ReturnState } from '../returns/transitions.ts'

export type ExtensionState = 'asked' | 'granted' | 'declined'

/** More time for one return, as it was asked for and decided. What was given without being asked for has nobody who asked. */
export interface Extension {
  readonly number: number
  readonly state: ExtensionState
  readonly askedUntil: string | null
  readonly askedWhy: string
  /** The post. */
  readonly askedBy: string | null
  readonly askedById: number | null
  readonly askedAt: Date | null
  /** The day that was given. */
  readonly until: string | null
  /** What whoever decided said of it; '' where what was asked says it all. */
  readonly decision: string
  readonly decidedBy: string | null
  readonly decidedById: number | null
  readonly decidedAt: Date | null
}

/** Time is given for sending a return for the first time: whether it is on time is counted from that. */
export function canHaveMoreTime(state: ReturnState): boolean {
  return state === 'open' || state === 'draft'
}

/** The request that waits for its decision. */
export function pendingOf(extensions: readonly Extension[]): Extension | undefined {
  return extensions.find(({ state }) => state === 'asked')
}

/** The one in force: the last that was given. */
export function grantedOf(extensions: readonly Extension[]): Extension | undefined {
  return extensions.findLast(({ state }) => state === 'granted')
}

/** Why there is more time, in the words of whoever gave it, or else of whoever asked. */
export function reasonOf({ decision, askedWhy }: Extension): string {
  return decision === '' ? askedWhy : decision
}
