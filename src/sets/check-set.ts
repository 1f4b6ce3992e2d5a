import { isDay } from '../kernel/day.ts'
import type { Finding } from '../kernel/finding.ts'
import { isSetKind } from './set.ts'

/** A set as it was typed. */
export interface TypedSet {
  readonly code: string
  readonly name: string
  readonly kind: string
  readonly source: string
}

const error = (field: string, code: string, args: Finding['args'] = {}): Finding => ({
  field,
  code,
  severity: 'error',
  args,
})

/** The word that the address of the page for a new one takes. */
const taken = 'new'

export function* checkTypedSet({ code, name, kind, source }: TypedSet): Generator<Finding> {
  if (name.trim() === '') yield error('name', 'name-missing')
  else if (name.length > 200) yield error('name', 'name-too-long')
  if (!isSetKind(kind)) yield error('kind', 'kind-missing')
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/.test(code) || code === taken) yield error('code', 'code-form')
  if (source.length > 1_000) yield error('source', 'source-too-long')
}

/** Indicators that are to be put into a set, as they were typed. Empty days: for as long as anybody knows, until further notice. */
export interface TypedMembers {
  /** Codes, apart by spaces, commas, semicolons or lines. */
  readonly codes: string
  readonly startsOn: string
  readonly endsOn: string
}

const most = 1_000

export function* checkTypedMembers({ codes, startsOn, endsOn }: TypedMembers): Generator<Finding> {
  const count = codesIn(codes).length
  if (count === 0) yield error('codes', 'codes-missing')
  if (count > most) yield error('codes', 'codes-too-many', { most })
  if (startsOn !== '' && !isDay(startsOn)) yield error('startsOn', 'starts-form')
  if (endsOn !== '' && !isDay(endsOn)) yield error('endsOn', 'ends-form')
  else if (isDay(startsOn) && isDay(endsOn) && endsOn < startsOn) yield error('endsOn', 'ends-before-start')
}

/** Each code once, in the order in which they stand. */
export function codesIn(text: string): string[] {
  return [...new Set(text.split(/[\s,;]+/).filter((code) => code !== ''))]
}
