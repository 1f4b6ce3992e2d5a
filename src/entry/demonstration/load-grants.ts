import type { App } from '../../db/app.ts'
import { readTenant } from '../../db/tenant.ts'
import { recordLeaving } from '../../people/leave.action.ts'
import { findPerson } from '../../people/person.sql.ts'
import { makeChange } from '../../record/make-change.action.ts'
import type { Actor } from '../../rights/actor.ts'
import { findActor } from '../../rights/find-actor.sql.ts'
import { findScope } from '../../rights/grant-scope.sql.ts'
import { insertGrant, listHeldGrants } from '../../rights/grant.sql.ts'
import { lendGrant } from '../../rights/lend-grant.action.ts'
import { isRole } from '../../rights/roles.ts'
import { csvTable } from './csv-table.ts'
import { demonstrator, must, type LoadedPeople, type PersonRow } from './load-people.ts'

interface Loading {
  readonly app: App
  readonly tenantId: number
  readonly folder: string
  /** Person ids by key. */
  readonly people: ReadonlyMap<string, number>
  readonly rows: readonly PersonRow[]
  readonly today: string
}

/**
 * What people hold beyond their first role, once there are bodies: roles limited to a body, who has left, and who stands
 * in for whom today.
 */
export async function loadGrants(
  app: App,
  { tenantId, people }: LoadedPeople,
  folder: string,
  today: string,
): Promise<void> {
  const rows = await csvTable<keyof PersonRow>(`${folder}/people.csv`)
  const loading = { app, tenantId, folder, people, rows, today }
  await loadBodyGrants(loading)
  await loadLeavers(loading)
  await loadCover(loading)
}

async function loadBodyGrants({ app, tenantId, folder, people, rows }: Loading): Promise<void> {
  for (const { key = '', post = '', role = '', body = '' } of rows) {
    if (body === '' || !isRole(role)) continue
    await makeChange(app.db, tenantId, demonstrator, async (change) => {
      const personId = people.get(key) ?? 0
      const scope = await findScope(change.trx, 'body', body)
      if (!scope) throw new Error(`demo/${folder}/people.csv: there is no body ${body}`)
      const startsOn = '2008-04-01'
      const grantId = await insertGrant(change.trx, tenantId, { personId, role, bodyId: scope.id, startsOn })
      return change.record({
        as: 'set-up',
        action: 'grant-given',
        subjectKind: 'grant',
        subject: `${personId}/${grantId}`,
        after: { post, role, scope: 'body', code: body, startsOn },
      })
    })
  }
}

async function loadLeavers({ app, tenantId, people, rows, today }: Loading): Promise<void> {
  const administrator = await actorOf(app, tenantId, people.get('system-administrator') ?? 0, today)
  for (const { key = '', left_on: lastDay = '' } of rows) {
    if (lastDay === '') continue
    const id = people.get(key) ?? 0
    const person = await readTenant(app.db, tenantId, (trx) => findPerson(trx, id, today))
    must(await recordLeaving(app, administrator, id, { lastDay, version: person?.version ?? 0 }))
  }
}

async function loadCover({ app, tenantId, folder, people, today }: Loading): Promise<void> {
  type Column = 'lender' | 'role' | 'borrower' | 'starts_on' | 'ends_on' | 'reason'
  for (const row of await csvTable<Column>(`${folder}/cover.csv`)) {
    const lender = await actorOf(app, tenantId, people.get(row.lender) ?? 0, today)
    const held = await readTenant(app.db, tenantId, (trx) =>
      listHeldGrants(trx, { personId: lender.personId }),
    )
    must(
      await lendGrant(app, lender, {
        grantId: held.find(({ role }) => role === row.role)?.id ?? 0,
        personId: people.get(row.borrower) ?? 0,
        startsOn: row.starts_on,
        endsOn: row.ends_on,
        reason: row.reason,
      }),
    )
  }
}

async function actorOf(app: App, tenantId: number, personId: number, today: string): Promise<Actor> {
  const actor = await readTenant(app.db, tenantId, (trx) =>
    findActor(trx, tenantId, { personId }, today, { requestId: demonstrator.requestId }),
  )
  if (!actor) throw new Error(`the demonstration has no person ${personId}`)
  return actor
}
