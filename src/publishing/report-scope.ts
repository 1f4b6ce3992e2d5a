import type { ReportDefinition } from '../reports/report-list.ts'
import type { Actor } from '../rights/actor.ts'
import type { Facts } from '../rights/policy.ts'
import { scopeKinds, type Reach } from '../rights/scope.ts'

/** What a report is about, as rights are given for it. */
export interface ReportScope {
  readonly organisationId: number | null
  readonly themeId: number | null
  readonly facts: Facts
  /** A grant for exactly this. */
  readonly reach: Reach
}

export const wholeScope: ReportScope = { organisationId: null, themeId: null, facts: {}, reach: 'all' }

/** Is the report one for this person: somebody with a role that is told of it, for what it is about? */
export function isFor(
  { grants }: Pick<Actor, 'grants'>,
  { told }: Pick<ReportDefinition, 'told'>,
  { reach }: Pick<ReportScope, 'reach'>,
): boolean {
  return grants.some(({ role, covers }) => told.includes(role) && meets(covers, reach))
}

function meets(one: Reach, other: Reach): boolean {
  if (one === 'all' || other === 'all') return true
  return scopeKinds.some((kind) => [...(other[kind] ?? [])].some((id) => one[kind]?.has(id)))
}
