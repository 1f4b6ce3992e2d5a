/** What paper says by itself. `page` is a whole sentence with both numbers in it, for languages that order it otherwise. */
export type PaperWords = {
  readonly contents: string
  readonly showAsTable: string
  readonly source: string
  readonly table: string
  /** Name of the first sheet of a workbook, which says what the others hold. */
  readonly cover: string
  /** Heading of the tables behind the charts, in files where a chart cannot be opened. */
  readonly figuresBehind: string
  /** The parts around the two page numbers: `Page `, ` of `, ``. */
  readonly page: readonly [before: string, between: string, after: string]
}

export const englishPaperWords: PaperWords = {
  contents: 'Contents',
  showAsTable: 'Show as table',
  source: 'Source',
  table: 'Table',
  cover: 'About this report',
  figuresBehind: 'Figures behind the charts',
  page: ['Page ', ' of ', ''],
}
