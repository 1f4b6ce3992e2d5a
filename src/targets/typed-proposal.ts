import type { TypedProposal } from './check-proposal.ts'
import type { ValueForm } from '../figures/value-text.ts'
import type { Proposal } from './proposal.ts'
import { typedAim } from './read-aim.ts'

const empty: TypedProposal = {
  regime: '',
  target: '',
  shape: 'typed',
  start: '',
  q1: '',
  q2: '',
  q3: '',
  q4: '',
  wording: '',
  owner: '',
  dueOn: '',
  basis: '',
  body: '',
  sure: '',
}

export const proposalBoxes = Object.keys(empty) as (keyof TypedProposal)[]

/** A proposal as it would be typed; without one, an empty form. */
export function typedProposal(proposal: Proposal | undefined, form?: ValueForm): TypedProposal {
  if (!proposal) return empty
  const [year, ...quarters] = proposal.lines
  const isToBeSet = proposal.ownerPost !== ''
  const typed = year ? typedAim(year, form) : ''
  const [q1 = '', q2 = '', q3 = '', q4 = ''] = quarters.map((aim) => typedAim(aim, form))
  return {
    ...empty,
    regime: proposal.regime,
    target: isToBeSet ? '' : typed,
    ...{ q1, q2, q3, q4 },
    wording: isToBeSet ? typed : '',
    owner: proposal.ownerPost,
    dueOn: proposal.dueOn ?? '',
    basis: proposal.basis,
    body: proposal.body?.code ?? '',
  }
}
