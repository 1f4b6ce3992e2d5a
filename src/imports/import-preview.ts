import type { Decimal } from '../kernel/decimal.ts'
import type { LineFinding } from '../kernel/finding.ts'
import type { Mark } from '../figures/indicator.ts'
import type { FileFigure } from './file-figure.ts'
import type { ImportChoices } from './import-choices.ts'

export const previewTabs = ['problems', 'changes', 'new', 'unchanged'] as const
export type PreviewTab = (typeof previewTabs)[number]

/** A figure that the file would change: what stands in the store, and who said so. */
export interface ImportChange {
  readonly figure: FileFigure
  readonly before: {
    readonly value: Decimal | null
    readonly mark: Mark
    readonly by: string | null
    readonly at: Date
  }
}

/** What the import of a file would do; of each list no more than `mostShown`. */
export interface ImportPreview {
  readonly id: number
  readonly name: string
  readonly source: string
  readonly sheet: string
  readonly rows: number
  readonly added: number
  readonly revised: number
  readonly unchanged: number
  /** Rows that cannot be kept. */
  readonly bad: number
  /** Rows that ask for a reason. */
  readonly asked: number
  readonly findings: readonly LineFinding[]
  readonly changes: readonly ImportChange[]
  readonly news: readonly FileFigure[]
  readonly same: readonly FileFigure[]
  /** Which choices there are to be made for all rows alike. */
  readonly periodKinds: readonly NonNullable<ImportChoices['readAs']>[]
  readonly asksShare: boolean
  readonly unknownColumns: readonly string[]
  /** The headings as they are read: ours, or as the file spells them. */
  readonly headings: readonly string[]
  readonly layouts: readonly { readonly name: string; readonly columns: ImportChoices['columns'] }[]
  /** What the store looked like beside the file; an import that finds it otherwise is refused. Empty: nothing to import. */
  readonly seen: string
}

/** Findings and figures that a page shows of each list. */
export const mostShown = 200
