import type { Call } from '../api/door.action.ts'
import { readTenant } from '../db/tenant.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { listReturns } from '../returns/return.sql.ts'
import { visibleTo } from '../rights/policy.ts'
import type { ReturnAt } from './issue-workbook.action.ts'

/** The return of a number, for somebody who may open it. */
export async function returnAt({ app, place, actor }: Call, id: number): Promise<ReturnAt | Refusal> {
  const [head] = await readTenant(app.db, place.id, (trx) =>
    listReturns(trx, visibleTo(actor, 'return.read'), { id }),
  )
  if (!head) return refuse('not-found', 'return-not-found')
  return { place, organisationCode: head.organisationCode, period: head.period }
}
