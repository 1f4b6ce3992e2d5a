import { createHash } from 'node:crypto'
import type { HeldFigures } from './held-figures.ts'

/**
 * What the figures of a file are beside the store, in one text: which are new, and of the others which revision each
 * would be. It differs as soon as somebody else has changed one of them.
 */
export function seenOf(held: HeldFigures): string {
  const hash = createHash('sha256')
  for (let number = 0; number < held.length; number++) hash.update(`${held.revisionOf(number)},`)
  return hash.digest('hex')
}
