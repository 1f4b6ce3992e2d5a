import type { App } from '../../src/db/app.ts'
import { outsideTenants, readTenant } from '../../src/db/tenant.ts'
import { londonDate } from '../../src/kernel/london.ts'
import type { Actor } from '../../src/rights/actor.ts'
import { findActor } from '../../src/rights/find-actor.sql.ts'
import { insertAccount, insertPerson } from '../../src/people/person.sql.ts'
import { insertGrant } from '../../src/rights/grant.sql.ts'
import type { Role } from '../../src/rights/roles.ts'
import { makeChange } from '../../src/record/make-change.action.ts'
import { builder, done } from './builder.ts'

export interface HeldRole {
  readonly role: Role
  /** The organisation whose branch it covers; without one, the whole place. */
  readonly organisationId?: number | undefined
}

/** A person with an account and roles that are held from long ago on. */
export async function aPerson(
  app: Pick<App, 'db'>,
  tenantId: number,
  post: string,
  ...held: readonly HeldRole[]
): Promise<{ personId: number; accountId: number }> {
  const accountId = await outsideTenants(app.db, (trx) => insertAccount(trx, null))
  const personId = await makeChange(app.db, tenantId, builder, async (change) => {
    const id = await insertPerson(change.trx, tenantId, { accountId, name: post, post })
    for (const { role, organisationId } of held) {
      await insertGrant(change.trx, tenantId, {
        personId: id,
        role,
        organisationId: organisationId ?? null,
        startsOn: '2000-01-01',
      })
    }
    await change.record({ as: 'set-up', action: 'person-added', subjectKind: 'person', subject: String(id) })
    return id
  })
  return { personId: done(personId), accountId }
}

/** The same person as they stand behind a request. */
export async function anActor(
  app: Pick<App, 'db'>,
  tenantId: number,
  role: Role,
  organisationId?: number,
  post: string = role,
): Promise<Actor> {
  const { personId } = await aPerson(app, tenantId, post, { role, organisationId })
  return actorOf(app, tenantId, personId)
}

export async function actorOf(app: Pick<App, 'db'>, tenantId: number, personId: number): Promise<Actor> {
  const actor = await readTenant(app.db, tenantId, (trx) =>
    findActor(trx, tenantId, { personId }, londonDate(new Date()), { requestId: 'test' }),
  )
  if (!actor) throw new Error(`there is no person ${personId}`)
  return actor
}
