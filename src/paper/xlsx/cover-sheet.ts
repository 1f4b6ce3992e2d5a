import type { Cell as SheetCell, WriteSheet } from 'hucre'
import { ink, statusCell, textCell } from './sheet-cell.ts'
import { sheetPage } from './sheet-page.ts'
import { blocksIn, type PaperTree } from '../tree.ts'
import { englishPaperWords } from '../words.ts'

/** Its name, and the caption of the table on it. */
export type SheetListed = { readonly name: string; readonly caption: string }

type Line = readonly Partial<SheetCell>[]

/** The first sheet: what the report is, which sheet holds what, and what the marks mean. */
export function coverSheet(tree: PaperTree, name: string, listed: readonly SheetListed[]): WriteSheet {
  const lines = linesOf(tree, listed)
  const cells = lines.flatMap((line, r) => line.map((cell, c) => [`${r},${c}`, cell] as const))
  return {
    name,
    rows: lines.map(() => [null, null]),
    cells: new Map(cells),
    columns: [{ width: 42 }, { width: 90 }],
    ...sheetPage(tree),
    a11y: { summary: tree.title },
  }
}

function linesOf(tree: PaperTree, listed: readonly SheetListed[]): Line[] {
  const words = tree.words ?? englishPaperWords
  const bold = (text: string): Partial<SheetCell> => textCell(text, { font: { bold: true } })
  const keys = [...blocksIn(tree.blocks)].filter((block) => block.kind === 'keyToMarks')
  return [
    [textCell(tree.title, { font: { bold: true, size: 16, color: ink(tree.brandColour ?? '') } })],
    ...(tree.subtitle ? [[textCell(tree.subtitle)]] : []),
    [textCell(`${tree.place}, ${tree.asAt}`)],
    ...(tree.published ? [[textCell(tree.published)]] : []),
    ...(listed.length === 0 ? [] : [[], [bold(words.contents)]]),
    ...listed.map(({ name, caption }): Line => [
      {
        ...textCell(name, { font: { color: ink('#12436d') }, alignment: { vertical: 'top' } }),
        hyperlink: { target: '', location: `'${name.replaceAll("'", "''")}'!A1` },
      },
      textCell(caption, { alignment: { vertical: 'top', wrapText: true } }),
    ]),
    ...keys.flatMap(({ title, marks }): Line[] => [
      [],
      [bold(title)],
      ...marks.map(({ mark, meaning }) => [
        typeof mark === 'string' ? bold(mark) : statusCell(mark),
        textCell(meaning, { alignment: { wrapText: true } }),
      ]),
    ]),
  ]
}
