import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isWithin, pathTo, treeOf, walk, type Linked } from './tree.ts'

const council = { id: 1, parentId: null }
const environment = { id: 2, parentId: 1 }
const waste = { id: 3, parentId: 2 }
const police = { id: 4, parentId: null }
const all: Linked[] = [waste, council, police, environment]

describe('the tree of organisations', () => {
  it('holds each branch in the order given, with what is below what', () => {
    const rows = [...walk(treeOf(all))].map(({ thing, depth, below }) => [thing.id, depth, below])
    expect(rows).toEqual([
      [1, 0, 1],
      [2, 1, 1],
      [3, 2, 0],
      [4, 0, 0],
    ])
  })

  it('puts to the top what is below something that is not shown', () => {
    expect(treeOf([waste, police]).map(({ thing }) => thing.id)).toEqual([3, 4])
  })

  it('knows what is within what, and the way there', () => {
    expect(isWithin(all, 3, 1)).toBe(true)
    expect(isWithin(all, 3, 3)).toBe(true)
    expect(isWithin(all, 1, 3)).toBe(false)
    expect(isWithin(all, 4, 1)).toBe(false)
    expect(pathTo(all, 3).map(({ id }) => id)).toEqual([1, 2, 3])
  })

  it('holds everything once, and ends, whatever points to whatever', () => {
    const anything = fc.uniqueArray(
      fc.record({
        id: fc.integer({ min: 1, max: 12 }),
        parentId: fc.option(fc.integer({ min: 1, max: 14 })),
      }),
      { selector: ({ id }) => id },
    )
    fc.assert(
      fc.property(anything, (things) => {
        const walked = [...walk(treeOf(things))].map(({ thing }) => thing.id)
        expect(walked.toSorted()).toEqual(things.map(({ id }) => id).toSorted())
        for (const { id } of things) expect(pathTo(things, id).at(-1)?.id).toBe(id)
      }),
    )
  })
})
