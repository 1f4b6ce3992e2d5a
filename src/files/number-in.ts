import { decimalOf, type Decimal } from '../kernel/decimal.ts'

// Nearly every number of a file is already in the database's own spelling; to see that takes a third of the time.
const spelt = /^(?:0|[1-9]\d*)(?:\.\d+)?$/

/** `decimalOf` for the cells of long files. */
export function numberIn(text: string): Decimal | null {
  return text.length <= 40 && spelt.test(text) ? (text as Decimal) : decimalOf(text)
}
