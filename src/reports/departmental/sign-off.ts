import type { Entry } from '../../record/entry.ts'

/** Who accepted a department's figures and when, and the key issues that were accepted with them. */
export interface SignOff {
  readonly by: string
  readonly at: Date
  readonly keyIssues: string
  /** The return has been opened again since; what is being changed in it is not here yet. */
  readonly isReopened: boolean
}

/** The sign-off that stood as at a moment, from the record of the return (newest entry first); null before the first. */
export function signOffOf(history: readonly Entry[], asAt: Date): SignOff | null {
  const before = history.filter((entry) => new Date(entry.at) <= asAt)
  const accepted = before.find((entry) => entry.action === 'return-accepted')
  if (!accepted) return null
  const lastStep = before.find(({ action }) => action === 'return-accepted' || action === 'return-reopened')
  return {
    by: accepted.personName,
    at: new Date(accepted.at),
    keyIssues: keyIssuesIn(accepted.after),
    isReopened: lastStep !== accepted,
  }
}

function keyIssuesIn(after: Entry['after']): string {
  if (typeof after !== 'object' || after === null || !('keyIssues' in after)) return ''
  return typeof after.keyIssues === 'string' ? after.keyIssues : ''
}
