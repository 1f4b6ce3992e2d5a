import type { TenantTransaction } from '../db/tenant.ts'
import { listSets } from '../figures/indicator.sql.ts'
import { writeCsv } from '../paper/csv.ts'
import type { Actor } from '../rights/actor.ts'
import { visibleTo } from '../rights/policy.ts'
import type { Locale } from '../ui/messages.ts'
import { countGaps, gapsOf, type AllocationRow, type Gap } from './allocation.ts'
import { listAllocation } from './allocation.sql.ts'
import { targetWords } from './words.ts'

export interface AllocationRegister {
  readonly rows: readonly AllocationRow[]
  /** All that the set has, whether or not only the gaps are shown. */
  readonly all: number
  readonly withGaps: number
  readonly counts: Readonly<Record<Gap, number>>
}

/** The register of a set, or its gaps alone; undefined where the reader may open nothing of it. */
export async function loadAllocation(
  trx: TenantTransaction,
  actor: Actor,
  set: string,
  isGapsOnly: boolean,
): Promise<AllocationRegister | undefined> {
  const visible = visibleTo(actor, 'performance.read')
  if (!(await listSets(trx, visible)).includes(set)) return undefined
  const all = await listAllocation(trx, visible, set)
  const withGaps = all.filter((row) => gapsOf(row).length > 0)
  return {
    rows: isGapsOnly ? withGaps : all,
    all: all.length,
    withGaps: withGaps.length,
    counts: countGaps(all),
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
