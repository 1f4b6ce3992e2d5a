/** The end of a link's address, or the cookie of whoever went on from it: the place that it is of, and a random token. */
export interface LinkKey {
  readonly shortName: string
  readonly token: string
}

const form = /^([a-z][a-z0-9-]{1,29})\.([A-Za-z0-9_-]{43})$/

/** Null where it cannot be one of ours. */
export function readLinkKey(text: string): LinkKey | null {
  const [, shortName, token] = form.exec(text) ?? []
  return shortName === undefined || token === undefined ? null : { shortName, token }
}

/** `halton.` and 43 characters: it opens nothing in any other place. */
export function writeLinkKey({ shortName, token }: LinkKey): string {
  return `${shortName}.${token}`
}
