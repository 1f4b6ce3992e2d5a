import type { Delegation } from './delegation.ts'

/** Boxes are named `NI192.owner`; `NI192.was` is who it was when the page was shown. */
export function readOwners(
  form: Iterable<[string, FormDataEntryValue]>,
  codes: readonly string[],
): Required<Pick<Delegation, 'owners' | 'seen'>> {
  const owners = new Map<string, number | null>()
  const seen = new Map<string, number | null>()
  for (const [name, value] of form) {
    const point = name.lastIndexOf('.')
    const code = name.slice(0, Math.max(point, 0))
    const id = value === '' ? null : Number(value) || 0
    if (!codes.includes(code)) continue
    if (name.endsWith('.owner')) owners.set(code, id)
    else if (name.endsWith('.was')) seen.set(code, id)
  }
  return { owners, seen }
}
