import type { Role } from '../rights/roles.ts'

/** Whether and how somebody can come in: `invited` has an account that nobody has taken up yet. */
export const personStates = ['active', 'invited', 'no-account', 'left'] as const
export type PersonState = (typeof personStates)[number]

export interface Named {
  readonly code: string
  readonly name: string
}

/** Somebody as a list shows them: the post first. */
export interface PersonListed {
  readonly id: number
  readonly post: string
  readonly name: string
  readonly organisation: Named | null
  readonly state: PersonState
  /** Roles held today. */
  readonly roles: readonly Role[]
}

/** Somebody as their own page shows them. */
export interface Person extends PersonListed {
  /** Personal: shown to whoever changes persons, and to the person. */
  readonly email: string
  readonly accountId: number | null
  /** The last day here. */
  readonly leftOn: string | null
  readonly isErased: boolean
  /** Until when the latest invitation works; null where there is none that waits. */
  readonly invitedUntil: Date | null
  readonly version: number
}

/** What stands where the name stood, once somebody's personal data have been erased. */
export const formerName = 'Former post holder'
