import type { LineFinding } from '../kernel/finding.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { Change } from '../record/make-change.action.ts'
import type { Created } from './created.ts'
import type { FileText } from '../files/file-text.ts'
import type { HeldFigures } from './held-figures.ts'
import type { ImportChoices } from './import-choices.ts'

export interface ImportRequest {
  readonly name: string
  /** A file that is read in pieces is read twice: for what it speaks of, and for its figures. */
  readonly text: FileText
  /** Where the figures come from, for rows that do not say so themselves. */
  readonly source: string
  /** Make the indicators, or the areas too, that the file defines and nobody knows. */
  readonly create: boolean | 'indicators'
  readonly dryRun: boolean
  /** Keep the good rows of a file that has bad ones; otherwise all or nothing. */
  readonly partial: boolean
  /** What is to be said of the cells of a workbook that the text was read from. */
  readonly notes?: readonly LineFinding[]
  /** Why the figures that were asked about are right. */
  readonly reason?: string
  /** Chosen for all rows alike. */
  readonly choices?: ImportChoices
  /** Say of percentages that a file writes both ways how the command can be told which are meant. */
  readonly namesMixed?: boolean
  /** The day of the place, after which a period lies ahead; today where it is not said. */
  readonly today?: string
  /** Looks at what was read and compared, before it is recorded; a refusal undoes all of it. */
  readonly look?: (compared: Compared) => Promise<Refusal | undefined>
}

/** The good figures of a file beside the store: revision 0 says the same, 1 is new, a higher one changes a figure. */
export interface Compared {
  readonly change: Change
  readonly held: HeldFigures
  readonly idOf: (indicatorCode: string) => number
  readonly findings: readonly LineFinding[]
  readonly created: Created
}

export interface ImportOutcome {
  readonly file: string
  readonly rows: number
  readonly added: number
  readonly revised: number
  readonly unchanged: number
  readonly createdIndicators: readonly string[]
  readonly createdAreas: readonly string[]
  readonly findings: readonly LineFinding[]
  /** Nothing was saved: a dry run, or nothing in the file was new. */
  readonly saved: boolean
}
