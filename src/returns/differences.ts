import { fieldName } from './check-return.ts'
import { enteredFields, type LineInContext } from './return.ts'

/** What is stored where somebody else's line says something else, by name of the box: shown beside it when two people edit. */
export function differences(
  lines: readonly Pick<LineInContext, 'indicator' | 'entered' | 'stored'>[],
  codes: readonly string[],
): Record<string, string> {
  const found: Record<string, string> = {}
  for (const { indicator, entered, stored } of lines.filter(({ indicator: { code } }) =>
    codes.includes(code),
  )) {
    for (const field of enteredFields) {
      if (entered[field] !== stored[field])
        found[fieldName(indicator.code, field)] = stored[field] === '' ? '–' : stored[field]
    }
  }
  return found
}
