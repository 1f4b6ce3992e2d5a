import { csvOf } from './csv-tables.ts'
import { htmlPage } from './html-page.ts'
import type { Renderer } from './renderer.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Every format that a report can be had in. */
export const renderers = {
  html: {
    format: 'html',
    mediaType: 'text/html; charset=utf-8',
    extension: 'html',
    render: async (tree) => bytes(htmlPage(tree).toString()),
  },
  docx: {
    format: 'docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extension: 'docx',
    // The Word library is a megabyte of code: it is read when the first Word file is asked for.
    render: async (tree) => (await import('./docx.ts')).docxFile(tree),
  },
  csv: {
    format: 'csv',
    mediaType: 'text/csv; charset=utf-8',
    extension: 'csv',
    // With a byte order mark, or Excel reads a pound sign as two characters.
    render: async (tree) => bytes(`\uFEFF${csvOf(tree)}`),
  },
} as const satisfies Record<string, Renderer>

export type PaperFormat = keyof typeof renderers
