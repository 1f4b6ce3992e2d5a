import type { Database } from '../db/database.ts'
import { inTenant, outsideTenants } from '../db/tenant.ts'
import { isRefusal, type Refusal } from '../kernel/refusal.ts'
import { insertHead } from '../record/audit.sql.ts'
import { beginning } from '../record/chain.ts'
import type { Author } from '../record/entry.ts'
import { makeChange } from '../record/make-change.action.ts'
import { insertPlace, setClock, type NewPlace } from './place.sql.ts'

/** Makes a place with the beginning of its record. `startsAt` sets the clock of a demonstration. */
export async function makePlace(
  db: Database,
  place: NewPlace,
  author: Author,
  startsAt?: Date,
): Promise<number | Refusal> {
  const tenantId = await outsideTenants(db, (trx) => insertPlace(trx, place))
  await inTenant(db, tenantId, async (trx) => {
    if (startsAt) await setClock(trx, startsAt)
    await insertHead(trx, tenantId, beginning)
  })
  const recorded = await makeChange(db, tenantId, author, (change) =>
    change.record({
      as: 'set-up',
      action: 'place-made',
      subjectKind: 'place',
      subject: place.shortName,
      after: { name: place.name },
    }),
  )
  return isRefusal(recorded) ? recorded : tenantId
}
