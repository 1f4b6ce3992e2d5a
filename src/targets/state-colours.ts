import type { TagColour } from '../ui/tag-colour.ts'
import type { ProposalState } from './proposal.ts'

/** As returns have them: what is being worked on, what awaits somebody, what came back; what is settled is plain. */
export const stateColours: Readonly<Record<ProposalState, TagColour | undefined>> = {
  draft: 'blue',
  proposed: 'purple',
  returned: 'orange',
  adopted: undefined,
  withdrawn: undefined,
}
