import { describe, expect, it } from 'vitest'
import { pagesShown } from './pages-shown.ts'

// GOV.UK Design System, Pagination: show the current page, its neighbours, the first and the last; an ellipsis
// where two or more pages are left out.
describe('pagesShown', () => {
  it.each([
    [1, 1, [1]],
    [1, 3, [1, 2, 3]],
    [1, 100, [1, 2, 'gap', 100]],
    [3, 100, [1, 2, 3, 4, 'gap', 100]],
    [7, 42, [1, 'gap', 6, 7, 8, 'gap', 42]],
    [42, 42, [1, 'gap', 41, 42]],
    [4, 7, [1, 2, 3, 4, 5, 6, 7]],
  ])('page %i of %i', (current, last, shown) => {
    expect(pagesShown(current, last)).toEqual(shown)
  })
})
