import type { Entry } from '../../record/entry.ts'

/** Who accepted a department's figures and when, and the key issues that were accepted with them. */
export interface SignOff {
  readonly by: string
  readonly at: Date
  /** Who had certified them for the department; null where two hands sign. */
  readonly certified: { readonly by: string; readonly at: Date } | null
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
    certified: certifiedFor(before.slice(before.indexOf(accepted) + 1)),
    keyIssues: keyIssuesIn(accepted.after),
    isReopened: lastStep !== accepted,
  }
}

/** A certificate stands for what was sent last before the acceptance, and falls where that was sent back. */
function certifiedFor(earlier: readonly Entry[]): SignOff['certified'] {
  const last = earlier.find(({ action }) => action === 'return-certified' || action === 'return-sent')
  return last?.action === 'return-certified' ? { by: last.personName, at: new Date(last.at) } : null
}

function keyIssuesIn(after: Entry['after']): string {
  if (typeof after !== 'object' || after === null || !('keyIssues' in after)) return ''
  return typeof after.keyIssues === 'string' ? after.keyIssues : ''
}
