import type { TwoSides } from './two-sides.ts'

/** A form filled in as it should be, and by whom. */
export interface ChangeMade {
  readonly as: 'team' | 'administrator'
  /** 303 to where it is shown, or 200 with the page that tells what was made. */
  readonly done: 303 | 200
  readonly make: (world: TwoSides) => Promise<{ path: string; boxes: Readonly<Record<string, string>> }>
}
