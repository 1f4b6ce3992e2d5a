import { blocksIn, type Block, type PaperTree, type TableBlock } from './tree.ts'
import { englishPaperWords } from './words.ts'

type FigureBlock = Extract<Block, { kind: 'figure' }>

/**
 * The report with the tables behind its charts under a last heading: in a file a chart cannot be opened, and every chart
 * has its table.
 */
export function withFigureTables(tree: PaperTree): PaperTree {
  const figures = [...blocksIn(tree.blocks)].filter((block) => block.kind === 'figure')
  if (figures.length === 0) return tree
  const text = (tree.words ?? englishPaperWords).figuresBehind
  return {
    ...tree,
    blocks: [
      ...tree.blocks,
      { kind: 'pageBreak' },
      { kind: 'heading', level: 1, text },
      ...figures.map(figureTable),
    ],
  }
}

/** The table behind a chart, with the chart's finding before its caption. */
export function figureTable({ figure: { title, table } }: FigureBlock): TableBlock {
  return {
    kind: 'table',
    caption: title === table.caption ? title : `${title}. ${table.caption}`,
    columns: table.head.map((label, i) => ({ label, align: i === 0 ? 'left' : 'right' })),
    rows: table.rows.map((row) => row.map((text, i) => (i === 0 ? text : { kind: 'number', text }))),
  }
}
