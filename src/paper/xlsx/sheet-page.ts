import type { WriteSheet } from 'hucre'
import { shortLine } from '../short-line.ts'
import type { PaperTree } from '../tree.ts'
import { englishPaperWords } from '../words.ts'

/** How a sheet is printed: A4 on its side, all columns on one page, with place, as-at, title and page numbers. */
export function sheetPage(tree: PaperTree): Pick<WriteSheet, 'pageSetup' | 'headerFooter'> {
  const [before, between, after] = (tree.words ?? englishPaperWords).page.map((part) => pageLine(part))
  return {
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    headerFooter: {
      oddHeader: `&L${pageLine(tree.place)}&R${pageLine(tree.asAt)}`,
      oddFooter: `&L${pageLine(tree.title)}&R${before ?? ''}&P${between ?? ''}&N${after ?? ''}`,
    },
  }
}

/** Text of a header or footer: an ampersand begins a code, and the whole line may have 255 characters. */
export function pageLine(text: string): string {
  return shortLine(text, 80).replaceAll('&', '&&')
}
