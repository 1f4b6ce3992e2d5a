import { describe, expect, it } from 'vitest'
import { PackedRows } from './packed-rows.ts'
import { PackedTexts } from './packed-texts.ts'

describe('texts packed together', () => {
  it('come back as they were, also past the end of a piece', () => {
    const texts = new PackedTexts()
    const written = ['', 'Ŵ', 'a'.repeat(700_000), '👪'.repeat(100_000), 'b', 'c'.repeat(2 ** 20), '']
    const places = written.map((text) => texts.add(text))
    expect(places.map(({ at, length }) => texts.at(at, length))).toEqual(written)
  })

  it('are refused where one is longer than a piece', () => {
    expect(() => new PackedTexts().add('a'.repeat(2 ** 20 + 1))).toThrow(RangeError)
  })
})

describe('rows packed together', () => {
  it('come back as they were, and can be changed, also past the end of a piece', () => {
    const rows = new PackedRows(3)
    const count = 2 ** 15 + 5
    for (let i = 0; i < count; i += 1) expect(rows.add([i, 2 ** 32 - 1 - i])).toBe(i)
    rows.set(count - 1, 2, 7)
    expect(rows.length).toBe(count)
    for (const row of [0, 1, 2 ** 15 - 1, 2 ** 15, count - 1]) {
      const third = row === count - 1 ? 7 : 0
      expect([0, 1, 2].map((field) => rows.at(row, field))).toEqual([row, 2 ** 32 - 1 - row, third])
    }
  })
})
