/**
 * The page numbers a pagination shows, `'gap'` where some are left out: the first, the last, this one and its
 * neighbours. Pages count from 1.
 */
export function pagesShown(current: number, last: number): (number | 'gap')[] {
  const shown = [1, current - 1, current, current + 1, last].filter((page) => page >= 1 && page <= last)
  const pages = [...new Set(shown)].sort((a, b) => a - b)
  return pages.flatMap((page, i) => {
    const left = page - (pages[i - 1] ?? page - 1)
    if (left === 1) return [page]
    return left === 2 ? [page - 1, page] : ['gap', page]
  })
}
