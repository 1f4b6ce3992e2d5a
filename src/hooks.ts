import { unprefixed } from './routes/locale-prefix.ts'

/** `/en-xa/halton/…` is the page `/halton/…` in the language that finds words left outside the dictionaries. */
export function reroute({ url }: { url: URL }): string {
  return unprefixed(url.pathname).path
}

/**
 * No page is taken over in the browser (`csr = false`), so what a page was made from need not be written out for one to
 * start from. SvelteKit writes it all the same and throws it away: a third of the work of a large page (200 rows of a
 * scorecard: 55 ms of processor with it, 35 without). A page that is to be taken over needs another way.
 */
export const transport = {
  unsent: {
    encode: (data: unknown): boolean => typeof data === 'object' && data !== null,
    decode: (): null => null,
  },
}
