const web = /^(https?:\/\/|mailto:)/i
const withinSite = /^(\/(?!\/)|#|\?)/

/** An address that a page may link to, or null: nothing that runs when it is followed. */
export function pageLink(href: string | undefined): string | null {
  return href !== undefined && (web.test(href) || withinSite.test(href)) ? href : null
}

/** An address that a file may link to, or null: a file leaves its site, so only whole addresses lead anywhere. */
export function fileLink(href: string | undefined): string | null {
  if (href === undefined || !web.test(href)) return null
  // Word refuses a whole file for one address that is not a URI.
  return URL.canParse(href) ? new URL(href).href : null
}
