import { randomBytes } from 'node:crypto'
import type { Author } from '../../src/record/entry.ts'
import { isRefusal, type Refusal } from '../../src/kernel/refusal.ts'

/** Who makes what a test starts from. */
export const builder: Author = { personId: null, name: 'Test', requestId: 'test' }

/** What must have worked for a test to begin. */
export function done<T>(result: T | Refusal): T {
  if (isRefusal(result)) throw new Error(`the world of the test was refused: ${JSON.stringify(result)}`)
  return result
}

let count = 0
/** A word that no other thing of the run has, sorted as they are made: `waste-00003-9f2c`. */
export function freshCode(word: string): string {
  count += 1
  return `${word}-${String(count).padStart(5, '0')}-${randomBytes(2).toString('hex')}`
}
