import type { Finding } from '../kernel/finding.ts'
import { isOn, mostAtOnce, type SetKind, type Spell } from './set.ts'

interface SetRule {
  /** No more indicators than this on any one day. */
  readonly most?: number
  /** Exactly these. */
  readonly exactly?: readonly string[]
}

const numbered = (...numbers: readonly number[]): string[] => numbers.map((number) => `NI${number}`)

/**
 * What a kind of set asks of its members. A Local Area Agreement of 2008 to 2011 had at most 35 designated targets and
 * beside them the sixteen statutory ones of education and early years; local ones as many as a place wants.
 */
export const setRules: Readonly<Record<SetKind, SetRule>> = {
  national: {},
  'laa-designated': { most: 35 },
  'laa-statutory': {
    exactly: numbered(72, 73, 74, 75, 83, 87, 92, 93, 94, 95, 96, 97, 98, 99, 100, 101),
  },
  stretch: {},
  floor: {},
  bvpi: {},
  local: {},
}

/** How many too many the members of a set are on the worst day; 0 where its kind allows them all. */
export function countTooMany(kind: SetKind, members: readonly Spell[]): number {
  const { most } = setRules[kind]
  return most === undefined ? 0 : Math.max(0, mostAtOnce(members) - most)
}

/** What is not as the kind of the set has it, on a day. A set whose members have all left is over, and nothing is missing. */
export function* checkSet(
  kind: SetKind,
  members: readonly (Spell & { readonly code: string })[],
  day: string,
): Generator<Finding<'too-many' | 'missing-members' | 'strange-members'>> {
  const note = { field: 'codes', severity: 'note' } as const
  const { most, exactly } = setRules[kind]
  const tooMany = countTooMany(kind, members)
  if (most !== undefined && tooMany > 0)
    yield { ...note, code: 'too-many', args: { most, count: most + tooMany } }
  if (!exactly || isOver(members, day)) return
  const codes = new Set(members.filter((one) => isOn(one, day)).map(({ code }) => code))
  const missing = exactly.filter((code) => !codes.has(code))
  const strange = [...codes].filter((code) => !exactly.includes(code))
  const listed = (some: readonly string[]) => ({
    count: some.length,
    codes: some.join(', '),
    all: exactly.length,
  })
  if (missing.length > 0) yield { ...note, code: 'missing-members', args: listed(missing) }
  if (strange.length > 0) yield { ...note, code: 'strange-members', args: listed(strange) }
}

function isOver(members: readonly Spell[], day: string): boolean {
  return members.length > 0 && members.every(({ endsOn }) => endsOn !== null && endsOn < day)
}
