import { isDay } from '../kernel/day.ts'
import type { Finding } from '../kernel/finding.ts'
import { codeForm } from '../organisations/code-from.ts'
import { problem } from '../organisations/problems.ts'
import type { Area } from './area.ts'
import { codesIn } from './codes-in.ts'
import { isGroupKind } from './comparator-group.ts'

/** What is typed of a group. */
export interface GroupForm {
  readonly name: string
  readonly kind: string
  readonly source: string
  /** From which day on these are its members; '' for always. */
  readonly membersFrom: string
  /** Codes of areas. */
  readonly members: string
  readonly reason: string
}

/** Words of addresses that no group can have for a code. */
const reserved: readonly string[] = ['new']
const mostMembers = 500

export function* checkGroupCode(
  code: string,
  taken: { readonly name: string } | undefined,
): Generator<Finding> {
  if (!codeForm.test(code)) yield problem('code', 'code-form')
  if (reserved.includes(code)) yield problem('code', 'code-reserved', { code })
  if (taken) yield problem('code', 'code-taken', { code, name: taken.name })
}

/** All that is wrong with it, in the order of the form; each code of an area that is not known by itself. */
export function* checkGroup(form: GroupForm, areas: readonly Area[]): Generator<Finding> {
  if (form.name === '') yield problem('name', 'name-missing')
  if (form.name.length > 200) yield problem('name', 'name-too-long')
  if (!isGroupKind(form.kind)) yield problem('kind', 'kind-missing')
  if (form.source === '') yield problem('source', 'source-missing')
  if (form.source.length > 500) yield problem('source', 'source-too-long')
  if (form.membersFrom !== '' && !isDay(form.membersFrom)) yield problem('membersFrom', 'from-form')
  yield* checkMembers(codesIn(form.members), areas)
  if (form.reason.length > 1_000) yield problem('reason', 'reason-too-long')
}

function* checkMembers(codes: readonly string[], areas: readonly Area[]): Generator<Finding> {
  const known = new Set(areas.map(({ code }) => code))
  if (codes.length === 0) yield problem('members', 'members-missing')
  if (codes.length > mostMembers) yield problem('members', 'members-too-many', { most: mostMembers })
  for (const code of codes.slice(0, mostMembers)) {
    if (!known.has(code)) yield problem('members', 'member-not-found', { code: code.slice(0, 60) })
  }
}
