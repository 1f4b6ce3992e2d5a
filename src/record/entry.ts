import type { Once } from './once.ts'

/** Who makes a change and as what: written into the record with it. */
export interface Author {
  /** Null for the system itself and for a command without `--as`. */
  readonly personId: number | null
  readonly name: string
  readonly requestId: string
  /** Set where the request bears a key of its sender's: it is then answered once. */
  readonly once?: Once | undefined
}

/** A value that survives being written as JSON and read back. Decimals are text, instants are ISO text. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain }

/** What is said about one change; the record adds when, by whom and the chain. */
export interface Happening {
  readonly as: string
  readonly action: string
  readonly subjectKind: string
  readonly subject: string
  readonly before?: Plain
  readonly after?: Plain
  readonly reason?: string
}

/** One link of the chain as it is stored. */
export interface Entry {
  readonly sequence: number
  readonly at: string
  readonly personId: number | null
  readonly personName: string
  readonly actingRole: string
  readonly action: string
  readonly subjectKind: string
  readonly subject: string
  readonly before: Plain
  readonly after: Plain
  readonly reason: string
  readonly requestId: string
}

/** Numbers of the record after `after`, up to and with `upTo`; null: all that follow, whether or not they exist. */
export interface Stretch {
  readonly after: number
  readonly upTo: number | null
}
