import type { Action } from '../../../src/rights/roles.ts'
import type { Sent } from './asker.ts'
import type { Need } from './expected.ts'
import type { Holder } from './people.ts'
import type { Side, TwoSides } from './two-sides.ts'

/** What a way in is asked with, and what it answers. */
export interface Row {
  /** The address for the things of a side; those of the whole place look at neither. */
  readonly path: (side: Side, world: TwoSides, asker: Holder) => string
  readonly sent?: (side: Side, world: TwoSides) => Sent
  /** The rights it asks for, in this order. */
  readonly needs: readonly Need[]
  /** Whoever has them all is answered so. Writes are sent with a fault in them, so that nothing changes. */
  readonly allowed: number
  /** Of no place: `all` for what is answered to nobody too, `signed-in` for what is everybody's own. */
  readonly opensTo?: 'all' | 'signed-in'
  /** Asks whether the right would be there after confirming, so nobody is asked to. */
  readonly isOffered?: true
  /** What somebody who is not signed in is answered; to the sign-in page for a page, 401 for a program. */
  readonly signedOut?: number
}

export const need = (action: Action, of: Need['of'], otherwise: number): Need => ({ action, of, otherwise })

export const open = (path: string, allowed: number, form?: Readonly<Record<string, string>>): Row => ({
  path: () => path,
  needs: [],
  allowed,
  opensTo: 'all',
  ...(form ? { sent: () => ({ form }) } : {}),
})

/** A page of the place; a page that is not there for those who lack one of the rights. */
export const page = (
  path: (side: Side, world: TwoSides, asker: Holder) => string,
  ...asked: readonly (readonly [Action, Need['of']])[]
): Row => ({
  path: (side, world, asker) => `/${world.place.shortName}${path(side, world, asker)}`,
  needs: asked.map(([action, of]) => need(action, of, 404)),
  allowed: 200,
})

/** A form of the same, sent with a fault in it: whoever may send it is told so. */
export const form = (
  row: Row,
  allowed: number,
  boxes:
    Readonly<Record<string, string>> | ((side: Side, world: TwoSides) => Readonly<Record<string, string>>),
): Row => ({
  ...row,
  allowed,
  sent: (side, world) => ({ form: typeof boxes === 'function' ? boxes(side, world) : boxes }),
})
