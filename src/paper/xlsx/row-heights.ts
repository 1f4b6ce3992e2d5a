import type { Cell as SheetCell, WriteSheet } from 'hucre'
import { textWidth } from '../../charts/wrap-label.ts'

/** The letters of a workbook: every font says which, since a font without a name is drawn in whatever a program likes. */
export const sheetFont = { name: 'Arial', size: 10 } as const

// In points: a plain row, and the tallest that Excel allows.
const plainHeight = 15
const tallest = 409
const lineHeight = 1.275
const boldness = 1.1
/** A column of so many characters, in points, without the space that a cell keeps beside its text. */
const inside = (characters: number): number => characters * 5.25 - 4
const usualWidth = 8.43

/**
 * The height of each row that needs more than one line, in points by number from 0. Excel fits rows to wrapped text when it
 * opens a file, but other programs take the height that the file says.
 */
export function rowHeights({ cells, columns = [], merges = [], rowDefs }: WriteSheet): Map<number, number> {
  const merged = new Set(merges.map(({ startRow, startCol }) => `${startRow},${startCol}`))
  const heights = new Map<number, number>()
  for (const [at, cell] of cells ?? []) {
    const [row = 0, column = 0] = at.split(',').map(Number)
    if (merged.has(at) || rowDefs?.get(row)?.height !== undefined) continue
    const height = cellHeight(cell, columns[column]?.width ?? usualWidth)
    if (height > (heights.get(row) ?? plainHeight)) heights.set(row, height)
  }
  return heights
}

function cellHeight({ value, style }: Partial<SheetCell>, width: number): number {
  if (typeof value !== 'string') return plainHeight
  const { size = sheetFont.size, bold = false } = style?.font ?? {}
  const most = Math.floor(tallest / (size * lineHeight))
  const across = inside(width) / (size * (bold ? boldness : 1))
  const lines = style?.alignment?.wrapText ? linesOf(value, across, most) : 1
  return Math.min(tallest, Math.ceil(lines * size * lineHeight + 2))
}

/** How many lines a text fills, `across` ems wide; counted no further than `most`. */
function linesOf(text: string, across: number, most: number): number {
  let lines = 0
  for (const paragraph of text.split('\n', most)) {
    let used = 0
    lines += 1
    // No more than could stand in the tallest row, so that a hostile text costs nothing.
    for (const word of paragraph.slice(0, Math.ceil(across * most * 4)).split(' ')) {
      const wide = emsOf(word)
      if (used > 0 && used + wide > across) {
        lines += 1
        used = 0
      }
      lines += Math.max(0, Math.ceil(wide / across) - 1)
      used = (used + wide > across ? wide % across : used + wide) + emsOf(' ')
    }
    if (lines >= most) return most
  }
  return lines
}

const ems = new Map<string, number>()

/** What a word takes, each letter measured once. */
function emsOf(word: string): number {
  let wide = 0
  for (const letter of word) {
    const known = ems.get(letter) ?? textWidth(letter, 1)
    if (ems.size < 2_000) ems.set(letter, known)
    wide += known
  }
  return wide
}
