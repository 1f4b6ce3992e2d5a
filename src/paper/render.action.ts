import { csvOf } from './csv-tables.ts'
import type { PaperFormat } from './formats.ts'
import { htmlPage } from './html/html-page.ts'
import { pdfFile } from './pdf/pdf.action.ts'
import type { PaperTree } from './tree.ts'
import type { OfficeParts } from './word-template/office-package.ts'

/** What a file is written on. */
export interface PaperUsed {
  /** Parts of the council's own Word template; Word files stand in our own layout without one. */
  readonly template?: OfficeParts | undefined
}

type Render = (tree: PaperTree, used: PaperUsed) => Promise<Uint8Array>

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

const renders: Readonly<Record<PaperFormat, Render>> = {
  html: async (tree) => bytes(htmlPage(tree).toString()),
  // The libraries of Office files are a megabyte of code and more: they are read when the first such file is asked for.
  docx: async (tree, { template }) => (await import('./docx/docx.ts')).docxFile(tree, template),
  pdf: pdfFile,
  xlsx: async (tree) => (await import('./xlsx/xlsx.ts')).xlsxFile(tree),
  // With a byte order mark, or Excel reads a pound sign as two characters.
  csv: async (tree) => bytes(`\uFEFF${csvOf(tree)}`),
}

/** The report as a file. The same tree gives the same bytes, today and next year. */
export function render(tree: PaperTree, format: PaperFormat, used: PaperUsed = {}): Promise<Uint8Array> {
  return renders[format](tree, used)
}
