/** The shape of every code of an organisation, body or theme: small letters, numbers and hyphens. */
export const codeForm = /^[a-z0-9][a-z0-9-]{0,59}$/

/** A code made from a name, for whoever does not care to write one: `Adults of Working Age` → `adults-of-working-age`. */
export function codeFrom(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/['’\p{M}]/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '')
}
