import type { SheetRead } from '../files/sheet-as-text.ts'

/** Bytes that a file sent for import may have: 25 megabytes. */
export const largestFile = 25 * 1024 * 1024

/** Days for which a file waits to be looked at. */
export const daysKept = 7

/** A file of figures that was sent and waits. */
export interface ImportFile extends SheetRead {
  readonly id: number
  readonly name: string
  readonly source: string
  readonly state: 'waiting' | 'imported'
  readonly sentAt: Date
  readonly sentBy: string
}
