import type { Status } from '../indicators/assess.ts'
import { isStatus } from '../indicators/status-marks.ts'
import { isSortColumn, type Sort } from './sort-register.ts'

/** A post that answers for indicators, or how it stands with whoever answers. */
export type OwnerAsked = { readonly post: string } | { readonly standing: 'none' | 'left' }

/** Figures that a return asks for and nobody has given: in time still, or late. */
export const dues = ['open', 'late'] as const
export type Due = (typeof dues)[number]

/** What a reader looks for in the register. Null: everything, in the order of codes. */
export interface RegisterQuery {
  readonly search: string
  readonly set: string | null
  /** Code of the department. */
  readonly department: string | null
  readonly status: Status | null
  readonly owner: OwnerAsked | null
  readonly due: Due | null
  readonly sort: Sort | null
  readonly page: number
}

export const registerParts = ['q', 'set', 'department', 'status', 'owner', 'due', 'sort', 'page'] as const

/** What the filters can be set to. */
export interface KnownFilters {
  readonly sets: readonly string[]
  readonly departments: readonly string[]
  readonly owners: readonly string[]
}

/** Reads the address; each part that is not understood is named and left out. */
export function readRegisterQuery(
  parts: URLSearchParams,
  known: KnownFilters,
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
    owner: read('owner', (text) => ownerIn(text, known.owners)),
    due: read('due', (text) => dues.find((due) => due === text) ?? null),
    sort: read('sort', sortIn),
    page: read('page', (text) => (/^[1-9]\d{0,4}$/.test(text) ? Number(text) : null)) ?? 1,
  }
  return { query, ignored }
}

/** `none` and `left` are the two filters; everything else is a post. */
function ownerIn(text: string, owners: readonly string[]): OwnerAsked | null {
  if (text === 'none' || text === 'left') return { standing: text }
  return owners.includes(text) ? { post: text } : null
}

/** How the filter is written in an address. */
export function ownerText(owner: OwnerAsked | null): string {
  return owner === null ? '' : 'post' in owner ? owner.post : owner.standing
}

function sortIn(text: string): Sort | null {
  const by = text.replace(/^-/, '')
  return isSortColumn(by) ? { by, isDescending: text.startsWith('-') } : null
}

export function filtersIn({ search, set, department, status, owner, due }: RegisterQuery): number {
  return [
    search !== '',
    set !== null,
    department !== null,
    status !== null,
    owner !== null,
    due !== null,
  ].filter(Boolean).length
}
