/** Who came with a request: the account, and how it signed in. */
export interface Who {
  readonly accountId: number
  /** Null where a program came with an access token. */
  readonly sessionId: number | null
  /** Shown within ten minutes that it is they: with a password, a code, or the provider's word. */
  readonly isConfirmed: boolean
  /** The token is good for reading alone. */
  readonly readsOnly: boolean
}
