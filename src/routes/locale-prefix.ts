import type { Locale } from '../ui/messages.ts'

const prefixes: Readonly<Record<string, Locale>> = { 'en-xa': 'en-XA' }

/** The language that an address asks for, and the address without it. */
export function unprefixed(path: string): { locale: Locale; path: string } {
  const [, first = '', ...rest] = path.split('/')
  const locale = prefixes[first]
  return locale ? { locale, path: `/${rest.join('/')}` } : { locale: 'en', path }
}
