import type { PackageLimits } from '../files/walk-package.ts'

/** The largest file that is taken, and what may be packed in it: a letterhead with photographs is far below. */
export const largestTemplate = 5_000_000
export const templateLimits: PackageLimits = { parts: 500, partBytes: 12_000_000, bytes: 30_000_000 }

/** Bytes of all that is text in it, unpacked: a letter of many pages with its styles has a tenth. */
export const mostText = 2_000_000

/** One time that a Word template was sent, or that the one in use was taken out of use. */
export interface TemplateStep {
  readonly number: number
  /** Null where it was taken out of use. */
  readonly file: { readonly name: string; readonly bytes: number; readonly hash: string } | null
  /** The post. */
  readonly by: string
  readonly at: Date
}

/** The template in use, as it was sent. */
export interface StoredTemplate {
  readonly name: string
  readonly bytes: Uint8Array
  readonly hash: Buffer
}

/** The name of a file that was sent, as it can be shown and given back: no folders, no signs that a header cannot hold. */
export function fileName(sent: string): string {
  const last = sent.split(/[/\\]/).at(-1) ?? ''
  const plain = last.replace(/[^\p{L}\p{N} ._()-]+/gu, '-').trim()
  return plain.slice(-100) || 'template.docx'
}
