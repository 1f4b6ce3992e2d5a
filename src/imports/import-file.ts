import type { LineFinding } from '../kernel/finding.ts'

/** Bytes that a file sent for import may have: 25 megabytes. */
export const largestFile = 25 * 1024 * 1024

/** Days for which a file waits to be looked at. */
export const daysKept = 7

/** A file of figures that was sent and waits. */
export interface ImportFile {
  readonly id: number
  readonly name: string
  readonly source: string
  /** As comma-separated text, whatever kind of file it came as. */
  readonly content: string
  /** The sheet of a workbook that was read; '' for a CSV file. */
  readonly sheet: string
  /** What is to be said of the cells of a workbook. */
  readonly notes: readonly LineFinding[]
  readonly state: 'waiting' | 'imported'
  readonly sentAt: Date
  readonly sentBy: string
}
