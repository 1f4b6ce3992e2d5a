import { createHash } from 'node:crypto'
import { placeKey, type FigurePlace } from '../figures/indicator.ts'

const alphabet = 'abcdefghijklmnopqrstuvwxyz'
const length = 8

/**
 * Eight letters for a figure as at a moment: the same for the same figure and moment, and another eight for each further
 * try, for the few that are taken. There are 2 × 10¹¹ of them in a place.
 */
export function shortLetters(figure: FigurePlace, asAt: Date, attempt: number): string {
  const digest = createHash('sha256')
    .update(`${placeKey(figure)}|${asAt.toISOString()}|${attempt}`)
    .digest()
  return Array.from({ length }, (_, i) => alphabet[digest.readUInt32BE(i * 4) % alphabet.length]).join('')
}
