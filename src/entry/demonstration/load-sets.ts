import type { App } from '../../db/app.ts'
import { makeChange } from '../../record/make-change.action.ts'
import { insertMembers } from '../../sets/membership.sql.ts'
import { isSetKind } from '../../sets/set.ts'
import { insertSet } from '../../sets/set.sql.ts'
import { csvTable } from './csv-table.ts'
import { demonstrator, must } from './load-people.ts'

type SetColumn = 'code' | 'name' | 'kind' | 'source' | 'starts_on' | 'ends_on'

/** The sets of a demonstration place, each with the indicators that name it. */
export async function loadSets(
  app: App,
  tenantId: number,
  folder: string,
  indicators: ReadonlyMap<string, { readonly id: number }>,
): Promise<void> {
  const sets = await csvTable<SetColumn>(`${folder}/sets.csv`)
  const rows = await csvTable<'code' | 'sets'>(`${folder}/indicators.csv`)
  must(
    await makeChange(app.db, tenantId, demonstrator, async (change) => {
      for (const { code, name, kind, source, starts_on: startsOn, ends_on: endsOn } of sets) {
        if (!isSetKind(kind)) throw new Error(`${folder}/sets.csv: ${kind} is no kind of set`)
        await insertSet(change.trx, tenantId, { code, name, kind, source })
        const members = rows.filter((row) => row.sets.split(';').includes(code))
        const spell = { startsOn: startsOn || null, endsOn: endsOn || null }
        const ids = members.flatMap((row) => indicators.get(row.code)?.id ?? [])
        const joining = ids.map((indicatorId) => ({ indicatorId, uncheckedTitle: '' }))
        await insertMembers(change.trx, tenantId, code, spell, joining)
        await change.record({
          as: 'set-up',
          action: 'set-added',
          subjectKind: 'set',
          subject: code,
          after: { name, kind, source, ...spell, indicators: members.map((row) => row.code) },
        })
      }
      return sets.length
    }),
  )
}
