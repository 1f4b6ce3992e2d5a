/** What the store can hold as the code of an indicator. */
const isCode = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/

/**
 * The code of an indicator as it is held here: codes of other products are spelled with letters, digits, points, lines
 * and hyphens alone, always in the same way (`C&L01` is `C-L01`, `%_2yr_olds` is `pct_2yr_olds`). What cannot be made a
 * code comes back as it is.
 */
export function codeInFile(written: string): string {
  if (isCode.test(written) || written.length > longest) return written
  const spelt = written
    .replaceAll('%', 'pct')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+|-+$/g, '')
    .slice(0, 40)
  return isCode.test(spelt) ? spelt : written
}

/** A text longer than this is no code of anybody's. */
const longest = 60

export function mayBeCode(text: string): boolean {
  return isCode.test(text)
}
