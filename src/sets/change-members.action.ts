import type { App } from '../db/app.ts'
import { listIndicators } from '../figures/indicator.sql.ts'
import { isDay } from '../kernel/day.ts'
import type { Finding } from '../kernel/finding.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { makeChange, type Change } from '../record/make-change.action.ts'
import { authorOf, type Actor } from '../rights/actor.ts'
import { decide, partsOfOpened } from '../rights/policy.ts'
import { checkTypedMembers, codesIn, type TypedMembers } from './check-set.ts'
import { clearUncheckedTitles, deleteMemberships, endMemberships } from './membership.sql.ts'
import { insertMembers, listMemberships } from './membership.sql.ts'
import { countTooMany, setRules } from './set-rules.ts'
import { overlap, type IndicatorSet, type Membership, type Spell } from './set.ts'
import { findSet } from './set.sql.ts'

/** What became of the indicators that were named. */
export interface MembersChanged {
  readonly changed: number
  /** Were so before. */
  readonly unchanged: number
}

/** Puts indicators into a set from a day on. Those that are in it already at any time of that stay as they are. */
export function addMembers(
  app: Pick<App, 'db'>,
  actor: Actor,
  setCode: string,
  typed: TypedMembers,
): Promise<MembersChanged | Refusal> {
  const findings = [...checkTypedMembers(typed)]
  const spell: Spell = { startsOn: typed.startsOn || null, endsOn: typed.endsOn || null }
  return inSet(app, actor, setCode, async ({ change, set, as, members }) => {
    if (findings.length > 0) return hasProblems(findings)
    const codes = codesIn(typed.codes)
    const found = await listIndicators(change.trx, partsOfOpened, { codes })
    const known = new Set(found.map(({ code }) => code))
    const strange = codes.filter((code) => !known.has(code))
    if (strange.length > 0)
      return hasProblems([error('codes', 'codes-not-known', { codes: strange.join(', ') })])
    const standing = new Set(members.filter((one) => overlap(one, spell)).map(({ code }) => code))
    const joining = found.filter(({ code }) => !standing.has(code))
    const full = tooMany(set, [...members, ...joining.map(() => spell)])
    if (full) return full
    if (joining.length === 0) return { changed: 0, unchanged: standing.size }
    const rows = joining.map(({ id }) => ({ indicatorId: id, uncheckedTitle: '' }))
    await insertMembers(change.trx, actor.tenantId, set.code, spell, rows)
    await change.record({
      as,
      action: 'set-joined',
      subjectKind: 'set',
      subject: set.code,
      after: { ...spell, indicators: joining.map(({ code }) => code) },
    })
    return { changed: joining.length, unchanged: found.length - joining.length }
  })
}

/** Refused where the kind of the set does not allow so many at once. */
export function tooMany(set: Pick<IndicatorSet, 'kind' | 'name'>, members: readonly Spell[]): Refusal | null {
  const over = countTooMany(set.kind, members)
  if (over === 0) return null
  const most = setRules[set.kind].most ?? 0
  return hasProblems([error('codes', 'set-full', { most, over, name: set.name })])
}

/** Ends the latest spell of indicators in a set; without a last day it is taken out, as if it had been put in by mistake. */
export function endMembers(
  app: Pick<App, 'db'>,
  actor: Actor,
  setCode: string,
  { codes, endsOn }: { readonly codes: readonly string[]; readonly endsOn: string },
): Promise<MembersChanged | Refusal> {
  return inSet(app, actor, setCode, async ({ change, set, as, members }) => {
    if (codes.length === 0) return hasProblems([error('chosen', 'none-chosen')])
    if (endsOn !== '' && !isDay(endsOn)) return hasProblems([error('endsOn', 'ends-form')])
    const latest = latestOf(members, codes)
    const early = latest.find(({ startsOn }) => endsOn !== '' && startsOn !== null && startsOn > endsOn)
    if (early) {
      const args = { code: early.code, startsOn: early.startsOn ?? '' }
      return hasProblems([error('endsOn', 'ends-before-it-starts', args)])
    }
    const changing = latest.filter((one) => endsOn === '' || one.endsOn !== endsOn)
    if (changing.length === 0) return { changed: 0, unchanged: latest.length }
    if (endsOn === '') await deleteMemberships(change.trx, set.code, changing)
    else await endMemberships(change.trx, set.code, changing, endsOn)
    await change.record({
      as,
      action: endsOn === '' ? 'set-members-removed' : 'set-left',
      subjectKind: 'set',
      subject: set.code,
      after: { ...(endsOn === '' ? {} : { endsOn }), indicators: changing.map(({ code }) => code) },
    })
    return { changed: changing.length, unchanged: latest.length - changing.length }
  })
}

/** Says that the titles of indicators that came with a pack have been held against their source. */
export function checkTitles(
  app: Pick<App, 'db'>,
  actor: Actor,
  setCode: string,
  codes: readonly string[],
): Promise<MembersChanged | Refusal> {
  return inSet(app, actor, setCode, async ({ change, set, as, members }) => {
    if (codes.length === 0) return hasProblems([error('chosen', 'none-chosen')])
    const named = latestOf(members, codes)
    const unchecked = named.filter(({ isTitleUnchecked }) => isTitleUnchecked)
    if (unchecked.length === 0) return { changed: 0, unchanged: named.length }
    await clearUncheckedTitles(
      change.trx,
      unchecked.map(({ indicatorId }) => indicatorId),
    )
    await change.record({
      as,
      action: 'titles-checked',
      subjectKind: 'set',
      subject: set.code,
      after: { indicators: unchecked.map(({ code }) => code) },
    })
    return { changed: unchecked.length, unchanged: named.length - unchecked.length }
  })
}

interface InSet {
  readonly change: Change
  readonly set: IndicatorSet
  readonly as: string
  readonly members: readonly Membership[]
}

async function inSet(
  app: Pick<App, 'db'>,
  actor: Actor,
  code: string,
  work: (found: InSet) => Promise<MembersChanged | Refusal>,
): Promise<MembersChanged | Refusal> {
  const verdict = decide(actor, 'indicator.change')
  if (!verdict.allowed) return refuse('not-allowed', verdict.why)
  return makeChange<MembersChanged>(app.db, actor.tenantId, authorOf(actor), async (change) => {
    const set = await findSet(change.trx, partsOfOpened, code)
    if (!set) return refuse('not-found', 'set-not-found', { code })
    const members = await listMemberships(change.trx, partsOfOpened, code)
    return work({ change, set, as: verdict.as, members })
  })
}

function latestOf(members: readonly Membership[], codes: readonly string[]): Membership[] {
  const latest = new Map(members.map((one) => [one.code, one]))
  return codes.flatMap((code) => latest.get(code) ?? [])
}

function error(field: string, code: string, args: Finding['args'] = {}): Finding {
  return { field, code, severity: 'error', args }
}

function hasProblems(findings: readonly Finding[]): Refusal {
  return refuse('invalid', 'form-has-problems', { problems: findings.length }, findings)
}
