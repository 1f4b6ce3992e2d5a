import type { App } from '../../db/app.ts'
import { nameOwners } from '../../figures/indicator-owner.sql.ts'
import { makeChange } from '../../record/make-change.action.ts'
import { csvTable } from './csv-table.ts'
import { demonstrator, must, type LoadedPeople, type PersonRow } from './load-people.ts'

/** Who answers for which indicator: the collator and the director of its department, unless somebody is named to collate it. */
export async function loadOwners(
  app: App,
  { tenantId, people }: LoadedPeople,
  folder: string,
  indicators: ReadonlyMap<string, { readonly id: number }>,
): Promise<void> {
  const rows: PersonRow[] = await csvTable<keyof PersonRow>(`${folder}/people.csv`)
  const departments = await csvTable<'code' | 'department'>(`${folder}/indicators.csv`)
  const holding = (role: string, organisation: string): number | null => {
    const row = rows.find((one) => one.role === role && one.organisation === organisation && !one.left_on)
    return people.get(row?.key ?? '') ?? null
  }
  must(
    await makeChange(app.db, tenantId, demonstrator, async (change) => {
      for (const { code, department } of departments) {
        const named = rows.find(({ collates = '' }) => collates.split(';').includes(code))
        await nameOwners(change.trx, indicators.get(code)?.id ?? 0, {
          collatorId: named ? (people.get(named.key ?? '') ?? null) : holding('collator', department),
          responsibleId: holding('operational-director', department),
        })
      }
      return change.record({
        as: 'set-up',
        action: 'owners-named',
        subjectKind: 'place',
        subject: folder,
        after: { indicators: departments.length },
      })
    }),
  )
}
