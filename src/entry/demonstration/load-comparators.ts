import { insertEdition, insertGroup } from '../../areas/comparator.sql.ts'
import { isGroupKind } from '../../areas/comparator-group.ts'
import type { App } from '../../db/app.ts'
import { makeChange } from '../../record/make-change.action.ts'
import { csvTable } from './csv-table.ts'
import { demonstrator, must } from './load-people.ts'

type Column = 'code' | 'name' | 'kind' | 'source' | 'members_from' | 'members' | 'standing'

/** The groups that a demonstration place is compared with. */
export async function loadComparators(app: App, tenantId: number, folder: string): Promise<void> {
  const rows = await csvTable<Column>(`${folder}/comparators.csv`)
  must(
    await makeChange(app.db, tenantId, demonstrator, async (change) => {
      for (const { code, name, kind, source, members_from: from, members: listed } of rows) {
        if (!isGroupKind(kind)) throw new Error(`demo/${folder}/comparators.csv: ${kind} is no kind of group`)
        const members = listed.split(';')
        const startsOn = from === '' ? null : from
        const edition = { edition: 1, startsOn, reason: '', recordedAt: change.at }
        await insertGroup(change.trx, tenantId, { code, name, kind, source })
        await insertEdition(change.trx, tenantId, code, edition, members)
        await change.record({
          as: 'set-up',
          action: 'group-added',
          subjectKind: 'comparator-group',
          subject: code,
          after: { name, kind, source, members, membersFrom: startsOn },
        })
      }
      return null
    }),
  )
}
