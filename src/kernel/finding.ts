export type Severity = 'error' | 'query' | 'note'

/**
 * Something the user can put right. `error` stops; `query` passes once a reason is given; `note` only tells.
 * The sentence is made from `code` and `args` by the words of the room, so that it can be said in a second language.
 */
export interface Finding<Code extends string = string> {
  /** The name of the box on the form, the column of the file or the key of the request that it is about. */
  readonly field: string
  readonly code: Code
  readonly severity: Severity
  readonly args: Readonly<Record<string, string | number>>
}

/** A finding about a line of a file. Lines count from 1, the heading being line 1. */
export interface LineFinding<Code extends string = string> extends Finding<Code> {
  readonly line: number
  readonly value: string
}

export function isBlocking(finding: Finding): boolean {
  return finding.severity === 'error'
}
