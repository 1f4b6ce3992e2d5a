import { distinct } from './distinct.ts'
import { writeCsv, type CsvValue } from './csv.ts'
import { blocksIn, cellText, type Cell, type PaperTree } from './tree.ts'
import { englishPaperWords } from './words.ts'

/**
 * The tables of a report as one table: the caption in the first column, then every column label that occurs, so that
 * each line has the same fields. A report with figures alone gives the tables behind them.
 */
export function csvOf(tree: PaperTree): string {
  const tables = tablesOf(tree)
  const labels = [...new Set(tables.flatMap(({ labels }) => labels))]
  const words = tree.words ?? englishPaperWords
  const lines = tables.flatMap(({ caption, labels: own, rows }) =>
    rows.map((row): CsvValue[] => [caption, ...labels.map((label) => row[own.indexOf(label)] ?? null)]),
  )
  return writeCsv([[words.table, ...labels], ...lines])
}

type PlainTable = { caption: string; labels: string[]; rows: CsvValue[][] }

function tablesOf(tree: PaperTree): PlainTable[] {
  const blocks = [...blocksIn(tree.blocks)]
  const tables = blocks
    .filter((block) => block.kind === 'table')
    .map(({ caption, columns, rows }) => ({
      caption,
      labels: distinct(columns.map(({ label }) => label)),
      rows: rows.map((row) => row.map(csvValue)),
    }))
  if (tables.length > 0) return tables
  return blocks
    .filter((block) => block.kind === 'figure')
    .map(({ figure: { table } }) => ({
      caption: table.caption,
      labels: distinct(table.head),
      rows: table.rows.map((row) => [...row]),
    }))
}

function csvValue(cell: Cell): CsvValue {
  const holdsValue = typeof cell === 'object' && (cell.kind === 'number' || cell.kind === 'date')
  return (holdsValue ? cell.value : undefined) ?? cellText(cell)
}
