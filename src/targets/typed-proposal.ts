import type { TypedProposal } from './check-proposal.ts'
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
export function typedProposal(proposal: Proposal | undefined): TypedProposal {
  if (!proposal) return empty
  const [year, ...quarters] = proposal.lines
  const isToBeSet = proposal.ownerPost !== ''
  const typed = year ? typedAim(year) : ''
  const [q1 = '', q2 = '', q3 = '', q4 = ''] = quarters.map(typedAim)
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
