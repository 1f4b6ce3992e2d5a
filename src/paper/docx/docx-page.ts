import {
  BorderStyle,
  Footer,
  Header,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TabStopType,
  TextRun,
  type FileChild,
  type ISectionOptions,
} from 'docx'
import { styleIds } from './docx-styles.ts'
import type { PaperTree } from '../tree.ts'
import { englishPaperWords } from '../words.ts'

// A4 with margins of 15 mm, in twentieths of a point.
const a4 = { short: 11906, long: 16838 }
const margin = 850
export type Orientation = 'portrait' | 'landscape'
export const textWidth = { portrait: a4.short - 2 * margin, landscape: a4.long - 2 * margin } as const

/** One run of pages the same way round, with the place, the title, the as-at and "Page n of m" on each. */
export function wordSection(
  tree: PaperTree,
  orientation: Orientation,
  children: FileChild[],
): ISectionOptions {
  const [before, between, after] = (tree.words ?? englishPaperWords).page
  const line = { style: BorderStyle.SINGLE, size: 4, color: 'B1B4B6', space: 4 }
  const tabStops = [{ type: TabStopType.RIGHT, position: textWidth[orientation] }]
  const header = new Paragraph({
    style: styleIds.running,
    tabStops,
    border: { bottom: line },
    children: [new TextRun(tree.place), new TextRun({ children: ['\t', tree.asAt] })],
  })
  const footer = new Paragraph({
    style: styleIds.running,
    tabStops,
    border: { top: line },
    children: [
      new TextRun(tree.title),
      new TextRun({ children: ['\t', before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after] }),
    ],
  })
  const published = tree.published
    ? [new Paragraph({ style: styleIds.running, children: [new TextRun(tree.published)] })]
    : []
  return {
    headers: { default: new Header({ children: [header] }) },
    footers: { default: new Footer({ children: [footer, ...published] }) },
    properties: {
      type: SectionType.NEXT_PAGE,
      page: {
        size: {
          width: a4.short,
          height: a4.long,
          orientation: orientation === 'landscape' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: { top: 1134, bottom: 1020, left: margin, right: margin, header: 510, footer: 510 },
      },
    },
    children,
  }
}
