import { describe, expect, it } from 'vitest'
import { Kept } from './kept.ts'

describe('what is kept', () => {
  it('is there while it is asked for with what it was made from', () => {
    const kept = new Kept<number>(3)
    const card = { code: 'HSPB' }
    kept.keep('page', card, 7)
    expect(kept.find('page', card)).toBe(7)
    expect(kept.find('page', { code: 'HSPB' })).toBeUndefined()
    expect(kept.find('other', card)).toBeUndefined()
  })

  it('makes way for what is made of the same thing later on', () => {
    const kept = new Kept<number>(3)
    kept.keep('page', 'first', 7)
    kept.keep('page', 'second', 8)
    expect(kept.find('page', 'first')).toBeUndefined()
    expect(kept.find('page', 'second')).toBe(8)
    expect(kept.size).toBe(1)
  })

  it('is so many at most: the one asked for longest ago goes', () => {
    const kept = new Kept<number>(2)
    kept.keep('a', 1, 1)
    kept.keep('b', 1, 2)
    kept.find('a', 1)
    kept.keep('c', 1, 3)
    expect([kept.find('a', 1), kept.find('b', 1), kept.find('c', 1)]).toEqual([1, undefined, 3])
    for (let n = 0; n < 100; n += 1) kept.keep(`d${n}`, 1, n)
    expect(kept.size).toBe(2)
  })
})
