import type { Action } from '../../../src/rights/roles.ts'
import type { ReachKind } from '../../../src/rights/scope.ts'
import { goldenAction, goldenWhere } from '../golden.ts'
import type { Holder } from './people.ts'

/** Which of its belongings a thing has; nothing for what is the whole place's. */
export const belongings = {
  place: [],
  /** What is the department's to settle: a link to one of its returns will not do. */
  department: ['organisation'],
  return: ['organisation', 'return'],
  body: ['body'],
  indicator: ['organisation', 'body', 'theme', 'indicator'],
} as const satisfies Record<string, readonly ReachKind[]>

/** A right that a way in asks for, and what is answered to those who lack it. */
export interface Need {
  readonly action: Action
  readonly of: keyof typeof belongings
  readonly otherwise: number
}

/** By the golden tables: is it held for a thing of this side? */
export function holds(
  { role, limitedTo }: Pick<Holder, 'role' | 'limitedTo'>,
  { action, of }: Need,
  isOwn: boolean,
): boolean {
  const where = goldenWhere(role, action)
  if (where !== 'own') return where === 'everywhere'
  if (limitedTo === null) return true
  const belongsTo: readonly ReachKind[] = belongings[of]
  const { heldThrough } = goldenAction(action)
  // A body brings its themes along.
  const through: readonly ReachKind[] = limitedTo === 'body' ? ['body', 'theme'] : [limitedTo]
  return isOwn && through.some((kind) => heldThrough.includes(kind) && belongsTo.includes(kind))
}

/** The answer that is due: of the first right that is lacking, or of the way in itself. */
export function due(
  holder: Pick<Holder, 'role' | 'limitedTo'>,
  needs: readonly Need[],
  allowed: number,
  isOwn: boolean,
): number {
  return needs.find((need) => !holds(holder, need, isOwn))?.otherwise ?? allowed
}
