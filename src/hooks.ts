import { unprefixed } from './routes/locale-prefix.ts'

/** `/en-xa/halton/…` is the page `/halton/…` in the language that finds words left outside the dictionaries. */
export function reroute({ url }: { url: URL }): string {
  return unprefixed(url.pathname).path
}
