import type { Extent } from '../paper/extent.ts'
import type { PaperFormat } from '../paper/formats.ts'
import type { Period } from '../kernel/period.ts'

/** One publication of a report, as lists show it. */
export interface EditionListed {
  readonly id: number
  /** The first twelve letters and figures of its hash, as its files print them. */
  readonly code: string
  readonly definition: string
  readonly subject: { readonly code: string; readonly name: string }
  readonly period: Period
  readonly asAt: Date
  readonly publishedAt: Date
  /** The post. */
  readonly publishedBy: string
  /** Code of the edition that came next for the same subject and period. */
  readonly supersededBy: string | null
  readonly withdrawn: Withdrawal | null
}

export interface Withdrawal {
  readonly at: Date
  readonly by: string
  readonly reason: string
}

export interface EditionFile {
  readonly format: PaperFormat
  readonly bytes: number
  readonly hash: Buffer
}

/** A file with its pages or sheets, where it knows them. */
export interface EditionFileTold extends EditionFile {
  readonly extent: Extent | null
}

/** An edition with what was frozen. */
export interface StoredEdition extends EditionListed {
  readonly snapshot: string
  readonly hash: Buffer
  readonly files: readonly EditionFile[]
}

/** What a report was published of: of one report and one moment there is one edition. */
export interface EditionKey {
  readonly definition: string
  readonly subject: string
  readonly period: Period
  readonly asAt: Date
}
