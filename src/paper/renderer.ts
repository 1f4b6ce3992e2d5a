import type { PaperTree } from './tree.ts'

/** One way to print a report. The same tree gives the same bytes, today and next year. */
export type Renderer = {
  readonly format: string
  readonly mediaType: string
  readonly extension: string
  readonly render: (tree: PaperTree) => Promise<Uint8Array>
}
