import { unseal } from '../../src/credentials/seal.action.ts'
import type { App } from '../../src/db/app.ts'
import { inTenant } from '../../src/db/tenant.ts'
import { giveLink } from '../../src/links/give-link.action.ts'
import { purposeOfSecret } from '../../src/mail/write-message.action.ts'
import { insertPerson } from '../../src/people/person.sql.ts'
import { makeChange } from '../../src/record/make-change.action.ts'
import type { Actor } from '../../src/rights/actor.ts'
import { quarter } from '../../src/kernel/period.ts'
import { openRound } from '../../src/returns/open-round.action.ts'
import type { OpenReturn } from './an-open-return.ts'
import { builder, done, freshCode } from './builder.ts'

/** The same product with a mail server in its settings: links go by mail alone. */
export const withMail = (app: App): App => ({
  ...app,
  mail: { server: '127.0.0.1:25', from: 'performance@example.gov.uk' },
})

/** Somebody with a post and an address, and no account. */
export async function aClerk(
  app: Pick<App, 'db'>,
  tenantId: number,
  post = 'Depot Clerk',
  email = `${freshCode('clerk')}@example.gov.uk`,
): Promise<number> {
  const person = { accountId: null, name: post, post, email }
  const added = await makeChange(app.db, tenantId, builder, async (change) => {
    const id = await insertPerson(change.trx, tenantId, person)
    await change.record({ as: 'set-up', action: 'person-added', subjectKind: 'person', subject: String(id) })
    return id
  })
  return done(added)
}

/** Gives a link and reads the end of its address where only the letter has it: sealed, beside the waiting message. */
export async function aLink(
  app: App,
  giver: Actor,
  returnId: number,
  personId: number,
  note = '',
): Promise<{ linkId: number; text: string }> {
  const { id } = done(await giveLink(app, giver, returnId, { personId, note }))
  return { linkId: id, text: await secretOf(app, giver.tenantId, `link/${id}`) }
}

/** The sealed end of the letter that waits for this reason. */
export async function secretOf(app: App, tenantId: number, reasonKey: string): Promise<string> {
  const row = await inTenant(app.db, tenantId, (trx) =>
    trx
      .selectFrom('outbox_secret')
      .innerJoin('outbox', (join) =>
        join
          .onRef('outbox.tenant_id', '=', 'outbox_secret.tenant_id')
          .onRef('outbox.id', '=', 'outbox_secret.outbox_id'),
      )
      .select('sealed')
      .where('reason_key', '=', reasonKey)
      .executeTakeFirstOrThrow(),
  )
  return (await unseal(app.dataDir, purposeOfSecret, row.sealed)).toString()
}

/** Another return of the same department: that of the quarter that follows. */
export async function nextQuarter(world: OpenReturn): Promise<OpenReturn> {
  const period = quarter(2008, 3)
  done(await openRound(world.app, world.team, { period, opensOn: '2009-01-02', dueOn: '2009-01-16' }))
  return { ...world, at: { ...world.at, period } }
}
