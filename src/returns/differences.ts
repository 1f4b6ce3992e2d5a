import { fieldName } from './check-return.ts'
import { enteredFields, type Entered, type ReturnLine } from './return.ts'

/** What is stored where a form says something else, by name of the box: shown beside each box when two people edit. */
export function differences(
  stored: readonly ReturnLine[],
  typed: ReadonlyMap<string, Entered>,
): Record<string, string> {
  const found: Record<string, string> = {}
  for (const { indicator, entered } of stored) {
    const mine = typed.get(indicator.code)
    if (!mine) continue
    for (const field of enteredFields) {
      if (mine[field] !== entered[field])
        found[fieldName(indicator.code, field)] = entered[field] === '' ? '–' : entered[field]
    }
  }
  return found
}
