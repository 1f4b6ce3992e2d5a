import type { Finding } from '../kernel/finding.ts'

/** A link as somebody asks for it. */
export interface LinkForm {
  /** Null: nobody was chosen. */
  readonly personId: number | null
  readonly note: string
}

export const mostNote = 500

/** `isReachable`: is the one who was chosen here, and has an address? */
export function* checkLink({ personId, note }: LinkForm, isReachable: boolean): Generator<Finding> {
  if (personId === null) yield error('person', 'link-person-missing')
  else if (!isReachable) yield error('person', 'link-person-unreachable')
  if (note.length > mostNote) yield error('note', 'link-note-long', { most: mostNote })
}

const error = (field: string, code: string, args: Finding['args'] = {}): Finding => ({
  field,
  code,
  severity: 'error',
  args,
})
