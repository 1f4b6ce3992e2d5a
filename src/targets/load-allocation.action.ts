import type { TenantTransaction } from '../db/tenant.ts'
import { writeCsv } from '../paper/csv.ts'
import type { Actor } from '../rights/actor.ts'
import { visibleTo } from '../rights/policy.ts'
import type { Finding } from '../kernel/finding.ts'
import { checkSet } from '../sets/set-rules.ts'
import { isOn, type IndicatorSet } from '../sets/set.ts'
import { findSet, listSets } from '../sets/set.sql.ts'
import type { Locale } from '../ui/messages.ts'
import { countGaps, gapsOf, type AllocationRow, type Gap } from './allocation.ts'
import { listAllocation } from './allocation.sql.ts'
import { targetWords } from './words.ts'

export interface AllocationRegister {
  readonly set: IndicatorSet
  readonly rows: readonly AllocationRow[]
  /** All that the set has on the day, whether or not only the gaps are shown. */
  readonly all: number
  /** Those that were in it before that day or come later. */
  readonly others: number
  readonly unchecked: number
  /** What is not as the kind of the set has it; told to those who see all of it. */
  readonly findings: readonly Finding[]
  readonly withGaps: number
  readonly counts: Readonly<Record<Gap, number>>
}

/** What of a set is looked at, on which day. */
export interface AllocationAsked {
  readonly show: 'members' | 'gaps' | 'ever'
  readonly day: string
}

/** The register of a set, its gaps alone, or everything that was ever in it; undefined where the reader may open nothing of it. */
export async function loadAllocation(
  trx: TenantTransaction,
  actor: Actor,
  code: string,
  { show, day }: AllocationAsked,
): Promise<AllocationRegister | undefined> {
  const visible = visibleTo(actor, 'performance.read')
  const set = await findSet(trx, visible, code)
  if (!set) return undefined
  return registerOf(set, await listAllocation(trx, visible, code), { show, day }, visible === 'all')
}

/** Every set of which the reader may open an indicator, with what is missing in it on a day. */
export async function loadSets(
  trx: TenantTransaction,
  actor: Actor,
  day: string,
): Promise<AllocationRegister[]> {
  const visible = visibleTo(actor, 'performance.read')
  const found: AllocationRegister[] = []
  for (const set of await listSets(trx, visible)) {
    const ever = await listAllocation(trx, visible, set.code)
    found.push(registerOf(set, ever, { show: 'members', day }, visible === 'all'))
  }
  return found
}

function registerOf(
  set: IndicatorSet,
  ever: readonly AllocationRow[],
  { show, day }: AllocationAsked,
  seesAll: boolean,
): AllocationRegister {
  const members = ever.filter((row) => isOn(row, day))
  const withGaps = members.filter((row) => gapsOf(row).length > 0)
  return {
    set,
    rows: { members, gaps: withGaps, ever }[show],
    all: members.length,
    others: ever.length - members.length,
    unchecked: members.filter(({ isTitleUnchecked }) => isTitleUnchecked).length,
    findings: seesAll ? [...checkSet(set.kind, ever, day)] : [],
    withGaps: withGaps.length,
    counts: countGaps(members),
  }
}

/** The same as a table for a spreadsheet. */
export function allocationFile({ rows }: AllocationRegister, locale: Locale): string {
  const { register: words } = targetWords(locale)
  return writeCsv([
    [
      words.code,
      words.indicator,
      words.collator,
      words.responsible,
      words.cards,
      words.target,
      words.baseline,
      words.gaps,
    ],
    ...rows.map((row) => [
      row.code,
      row.title,
      row.collator,
      row.responsible,
      row.cards.join('; '),
      row.hasTarget ? words.has : words.none,
      row.baseline,
      gapsOf(row)
        .map((gap) => words.gapWords[gap])
        .join('; '),
    ]),
  ])
}
