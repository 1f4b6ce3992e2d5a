import type { PageContext } from './page.ts'
import type { shellWords } from './shell-words.ts'

/** What a page shows, in one line: "Q2 2008/09, as at 14 November 2008, all bodies". */
export function contextLine(
  words: ReturnType<typeof shellWords>,
  context: Omit<PageContext, 'action' | 'keep'>,
): string {
  const { period, asAt, body } = context
  return body
    ? words.contextLine(period.shown, asAt.shown, body.shown)
    : words.contextLineShort(period.shown, asAt.shown)
}
