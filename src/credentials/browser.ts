/** The browser at the other end, as far as its owner would know it again in a list of sessions. */
export interface Browser {
  readonly device: string
  /** As `networkOf` gives it; '' where nobody looked. */
  readonly network: string
  /** The token that the browser came with: whoever signs in gets a new one, and that one ends. */
  readonly earlier: string | null
}

export const unknownBrowser: Browser = { device: '', network: '', earlier: null }
