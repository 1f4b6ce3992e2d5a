import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fontCoverage } from './font-coverage.ts'
import { pdfFonts } from './pdf-fonts.ts'
import { printable, printableLines } from './printable.ts'

const packages = join(import.meta.dirname, '../../../node_modules')
const [arimo = new Set<number>(), dejaVu = new Set<number>()] = pdfFonts.map(({ files: [file] }) =>
  fontCoverage(readFileSync(join(packages, file))),
)
const covers = (text: string): boolean =>
  [arimo, dejaVu].some((font) =>
    Array.from(text).every((character) => font.has(character.codePointAt(0) ?? 0)),
  )

describe('what a font covers', () => {
  // From the coverage tables that the makers of the fonts publish.
  it('is read from the font itself', () => {
    for (const character of 'Aŵéש£€−↑●▲■')
      expect(arimo.has(character.codePointAt(0) ?? 0), character).toBe(true)
    for (const character of '★✓ا中') expect(arimo.has(character.codePointAt(0) ?? 0), character).toBe(false)
    for (const character of '★✓اگ') expect(dejaVu.has(character.codePointAt(0) ?? 0), character).toBe(true)
    expect(dejaVu.has('中'.codePointAt(0) ?? 0)).toBe(false)
  })

  it('reads code points beyond the first 65,536', () => {
    expect(dejaVu.has(0x1d5a0)).toBe(true)
  })

  it('says when the bytes are no font', () => {
    expect(() => fontCoverage(new Uint8Array(64))).toThrow('cmap')
  })
})

describe('text as it is set in type', () => {
  it.each([
    ['plain words, £61,234.57 – “so”', 'plain words, £61,234.57 – “so”'],
    ['one\r\ntwo\tthree', 'one two three'],
    ['a\u0000b\u0085c\u007fd\ufeff', 'ab cd'],
    ['👍', '[U+1F44D]'],
    ['👨\u200d👩\ufe0f', '[U+1F468][U+1F469]'],
    ['中文', '[U+4E2D][U+6587]'],
    ['\ue000', '[U+E000]'],
    ['e\u0301', 'e\u0301'],
    ['\u0301alone', '[U+0301]alone'],
    ['\u202eאב\u202c', '\u202eאב\u202c'],
  ])('%j is %j', (text, set) => {
    expect(printable(text, covers)).toBe(set)
  })

  it('breaks words that no line holds, and no others', () => {
    expect(printableLines('x'.repeat(30), covers)).toBe('x'.repeat(30))
    expect(printableLines('x'.repeat(31), covers)).toBe(
      `${'x'.repeat(10)}\u200b${'x'.repeat(10)}\u200b${'x'.repeat(10)}\u200bx`,
    )
  })

  it('holds nothing that no font has, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const character of printableLines(text, covers).replace(/[\p{Cf}\ufe00-\ufe0f]/gu, ''))
          expect(covers(character)).toBe(true)
      }),
    )
  })
})
