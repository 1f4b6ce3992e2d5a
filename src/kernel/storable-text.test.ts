import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { storableText } from './storable-text.ts'

describe('text as the database can keep it', () => {
  it('has no NUL and no half of a surrogate pair, and is otherwise as it was', () => {
    expect(storableText('a\u0000b')).toBe('ab')
    expect(storableText('a\ud83db')).toBe('a\ufffdb')
    expect(storableText('Ŵy 👪 \u0007\r\n')).toBe('Ŵy 👪 \u0007\r\n')
  })

  it('survives UTF-8, whatever was typed', () => {
    const units = fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes))
    fc.assert(
      fc.property(units, (text) => {
        const kept = storableText(text)
        expect(Buffer.from(kept, 'utf8').toString('utf8')).toBe(kept)
        expect(kept).not.toContain('\u0000')
      }),
    )
  })
})
