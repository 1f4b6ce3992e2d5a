import type { Status } from '../indicators/assess.ts'
import { isStatus } from '../indicators/status-marks.ts'

/** What a reader looks for in the register. Null: everything. */
export interface RegisterQuery {
  readonly search: string
  readonly set: string | null
  /** Code of the department. */
  readonly department: string | null
  readonly status: Status | null
  readonly page: number
}

export const registerParts = ['q', 'set', 'department', 'status', 'page'] as const

/** Reads the address; each part that is not understood is named and left out. */
export function readRegisterQuery(
  parts: URLSearchParams,
  known: { sets: readonly string[]; departments: readonly string[] },
): { query: RegisterQuery; ignored: readonly (readonly [name: string, value: string])[] } {
  const ignored: [string, string][] = []
  const read = <T>(
    name: (typeof registerParts)[number],
    understand: (text: string) => T | null,
  ): T | null => {
    const text = (parts.get(name) ?? '').trim()
    if (text === '') return null
    const value = understand(text)
    if (value === null) ignored.push([name, text])
    return value
  }
  const query = {
    search: read('q', (text) => text.slice(0, 200)) ?? '',
    set: read('set', (text) => (known.sets.includes(text) ? text : null)),
    department: read('department', (text) => (known.departments.includes(text) ? text : null)),
    status: read('status', (text) => (isStatus(text) ? text : null)),
    page: read('page', (text) => (/^[1-9]\d{0,4}$/.test(text) ? Number(text) : null)) ?? 1,
  }
  return { query, ignored }
}

export function filtersIn({ search, set, department, status }: RegisterQuery): number {
  return [search !== '', set !== null, department !== null, status !== null].filter(Boolean).length
}
