import type { Action } from '../rights/roles.ts'
import { rightsOf } from '../rights/roles.ts'
import type { Actor } from '../rights/actor.ts'
import { visibleTo, type Visible } from '../rights/policy.ts'
import type { ReportDefinition } from '../reports/report-list.ts'

/** The rights that a report's content can need. */
export const readingRights = ['performance.read', 'return.read'] as const satisfies readonly Action[]
export type ReadingRight = (typeof readingRights)[number]

/** Which things a reader may open with each of the rights. */
export type Sight = Readonly<Record<ReadingRight, Visible>>

export function sightOf(actor: Actor): Sight {
  return {
    'performance.read': visibleTo(actor, 'performance.read'),
    'return.read': visibleTo(actor, 'return.read'),
  }
}

/** What is in an edition of the report: the rights of the role with which it is published. */
export function rightsIn({ publishedFor }: Pick<ReportDefinition, 'publishedFor'>): ReadingRight[] {
  const { everywhere, within } = rightsOf(publishedFor)
  return readingRights.filter((right) => everywhere.includes(right) || within.includes(right))
}
