/** What somebody has done with a return so that somebody else has to sign it. */
export interface OwnEntry {
  /** Lines that they ever filled in, in the order of the return, whoever wrote over them since. */
  readonly codes: readonly string[]
  readonly wroteKeyIssues: boolean
  readonly sent: boolean
  readonly certified: boolean
}

/** What the record calls the key issues: no indicator has this code. */
export const keyIssuesRecorded = 'key issues'
