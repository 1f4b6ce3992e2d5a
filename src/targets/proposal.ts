import type { Range } from '../figures/indicator.ts'
import type { Decimal } from '../kernel/decimal.ts'
import type { Period } from '../kernel/period.ts'

export const regimes = [
  'Community Strategy',
  'floor',
  'LAA-designated',
  'LAA-statutory',
  'stretch',
  'corporate',
  'service',
  'local',
] as const

export const proposalStates = ['draft', 'proposed', 'adopted', 'returned', 'withdrawn'] as const
export type ProposalState = (typeof proposalStates)[number]

/** What can be done to a proposal in each state; what is not listed is refused. */
export const steps = {
  draft: ['save', 'comment', 'withdraw'],
  proposed: ['save', 'comment', 'withdraw', 'return', 'adopt'],
  returned: ['save', 'comment', 'withdraw'],
  adopted: [],
  withdrawn: [],
} as const satisfies Record<ProposalState, readonly string[]>
export type Step = (typeof steps)[ProposalState][number]

export function allows(state: ProposalState, step: Step): boolean {
  return (steps[state] as readonly Step[]).includes(step)
}

/** What is aimed at: a figure, a range, or words where it is neither. */
export interface Aim {
  readonly value: Decimal | null
  readonly range: Range | null
  readonly wording: string
}

/** The aim of a year, or of one of its quarters. */
export interface ProposalLine extends Aim {
  readonly period: Period
}

export interface ProposalComment {
  readonly comment: string
  readonly by: string
  readonly at: Date
}

export interface Proposal {
  readonly id: number
  readonly indicatorId: number
  readonly areaCode: string
  /** The year that it is for. */
  readonly year: Period
  readonly regime: string
  readonly state: ProposalState
  readonly basis: string
  /** Where there is no figure yet: who sets it, by when. */
  readonly ownerPost: string
  readonly dueOn: string | null
  readonly body: { readonly id: number; readonly code: string; readonly name: string } | null
  readonly writtenBy: { readonly id: number; readonly post: string }
  readonly writtenAt: Date
  readonly proposedBy: { readonly id: number; readonly post: string } | null
  readonly proposedAt: Date | null
  readonly decidedOn: string | null
  readonly minute: string
  readonly decidedBy: string | null
  readonly version: number
  /** The year first, then its quarters. */
  readonly lines: readonly ProposalLine[]
  readonly comments: readonly ProposalComment[]
}

/** Those who may not adopt it: who wrote it as it stands, and who put it forward. */
export function authorsOf({ writtenBy, proposedBy }: Proposal): number[] {
  return [writtenBy.id, ...(proposedBy ? [proposedBy.id] : [])]
}
