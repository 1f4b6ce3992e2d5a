import { cleanTree } from '../clean-tree.ts'
import { coverSheet } from './cover-sheet.ts'
import { withFigureTables } from '../figure-tables.ts'
import { sheetNames } from './sheet-names.ts'
import { quotedSheet, sheetsFile } from './sheets-file.ts'
import { headingRows, tableSheet } from './table-sheet.ts'
import { blocksIn, type PaperTree } from '../tree.ts'
import { englishPaperWords } from '../words.ts'

/**
 * The tables of a report as an Excel workbook, those behind its charts too: a sheet that says what the others hold, then one
 * for each table. The same tree is the same bytes.
 */
export async function xlsxFile(report: PaperTree): Promise<Uint8Array> {
  const tree = withFigureTables(cleanTree(report))
  const { title, subtitle, place, asAt, meta, language } = tree
  const tables = [...blocksIn(tree.blocks)]
    .filter((block) => block.kind === 'table')
    .filter(({ columns }) => columns.length > 0)
  const [cover = '', ...names] = sheetNames([
    (tree.words ?? englishPaperWords).cover,
    ...tables.map(({ caption }) => caption),
  ])
  const listed = tables.map(({ caption }, i) => ({ name: names[i] ?? '', caption }))
  const created = new Date(meta.created)
  return sheetsFile(
    {
      sheets: [
        coverSheet(tree, cover, listed),
        ...tables.map((table, i) => tableSheet(tree, table, names[i] ?? '', i + 1)),
      ],
      namedRanges: names.map((name) => ({
        name: '_xlnm.Print_Titles',
        range: `${quotedSheet(name)}!${headingRows}`,
        scope: name,
      })),
      properties: {
        title,
        ...(subtitle && { subject: subtitle }),
        description: `${place}, ${asAt}`,
        creator: meta.author,
        lastModifiedBy: meta.author,
        created,
        modified: created,
      },
    },
    { created: meta.created, language },
  )
}
