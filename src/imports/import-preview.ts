import type { Decimal } from '../kernel/decimal.ts'
import type { LineFinding } from '../kernel/finding.ts'
import type { Mark } from '../figures/indicator.ts'
import { writtenValue, type ValueForm } from '../figures/value-text.ts'
import type { FileFigure } from './file-figure.ts'
import type { ImportChoices } from './import-choices.ts'
import type { Created } from './created.ts'

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
  /** How the figures of these lists are written, by the code of their indicator. */
  readonly forms: ReadonlyMap<string, ValueForm>
  /** Which choices there are to be made for all rows alike. */
  readonly periodKinds: readonly NonNullable<ImportChoices['readAs']>[]
  readonly asksShare: boolean
  /** A school or financial year is named by one year alone, so either of two may be meant. */
  readonly asksYears: boolean
  /** What the file calls areas that are not known by it, and the areas that it may mean. */
  readonly unknownAreas: readonly string[]
  readonly areas: readonly { readonly code: string; readonly name: string }[]
  /** How many indicators of the file nobody knows, whether it says what they are, and whether the reader may make them. */
  readonly unknownIndicators: number
  readonly isDefining: boolean
  readonly mayCreate: boolean
  /** What would be made, where that was chosen. */
  readonly creates: Created
  readonly unknownColumns: readonly string[]
  /** The headings as they are read: ours, or as the file spells them. */
  readonly headings: readonly string[]
  readonly layouts: readonly (Omit<ImportChoices, 'create'> & { readonly name: string })[]
  /** What the store looked like beside the file; an import that finds it otherwise is refused. Empty: nothing to import. */
  readonly seen: string
}

/** Findings and figures that a page shows of each list. */
export const mostShown = 200

/** A figure as its file would have it: a level by its name, a day as a day; null where there is none. */
export function writtenAs(
  forms: ImportPreview['forms'],
  indicatorCode: string,
  value: Decimal | null,
): string | null {
  const form = forms.get(indicatorCode)
  return value === null || !form ? value : writtenValue(value, form)
}
