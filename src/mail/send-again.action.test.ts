import { beforeAll, describe, expect, it } from 'vitest'
import { aMessage } from '../../test/worlds/a-message.ts'
import { anActor } from '../../test/worlds/an-actor.ts'
import { done } from '../../test/worlds/builder.ts'
import { newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import type { App } from '../db/app.ts'
import { inTenant, readTenant } from '../db/tenant.ts'
import type { Place } from '../places/place.ts'
import { listLatest } from '../record/audit.sql.ts'
import { holdBackRestored } from './hold-back-restored.action.ts'
import { loadMailPage } from './load-mail-page.action.ts'
import { sendAgain } from './send-again.action.ts'

let app: App
beforeAll(async () => {
  app = { ...(await quietApp()), mail: { server: 'mail.example.gov.uk:587', from: 'p@example.gov.uk' } }
})

async function world() {
  const place = await newTenant(app)
  const administrator = await anActor(app, place.id, 'system-administrator')
  const team = await anActor(app, place.id, 'performance-team')
  await aMessage(app, place.id, { address: 'no address' })
  await aMessage(app, place.id)
  return { place, administrator, team }
}
const pageOf = (place: Place, actor: Parameters<typeof loadMailPage>[2], shown: Pick<App, 'mail'> = app) =>
  readTenant(app.db, place.id, (trx) => loadMailPage(shown, trx, actor, place))

describe('the page of mail', () => {
  it('says what waits, what failed and why nothing goes out, to whoever looks after it alone', async () => {
    const { place, administrator, team } = await world()
    const page = await pageOf(place, administrator)
    expect(page).toMatchObject({
      whyNone: null,
      server: 'mail.example.gov.uk:587',
      waiting: 1,
      failed: 1,
      lastSentAt: null,
      notSent: [{ state: 'failed', problem: 'address-not-usable' }],
    })
    expect(page?.latest).toHaveLength(2)
    expect(await pageOf(place, team)).toBeUndefined()
    expect((await pageOf(place, administrator, {}))?.whyNone).toBe('not-configured')
  })

  it('is of its own place', async () => {
    await world()
    const { place, administrator } = await world()
    expect((await pageOf(place, administrator))?.latest).toHaveLength(2)
  })
})

describe('a message that failed', () => {
  it('waits again under the same Message-ID, once, and the record says who wanted it', async () => {
    const { place, administrator, team } = await world()
    const id = (await pageOf(place, administrator))?.notSent[0]?.id ?? 0
    const idOfMessage = async () =>
      (await app.db.pool.query<{ message_id: string }>('select message_id from outbox where id = $1', [id]))
        .rows
    const before = await idOfMessage()
    expect(await sendAgain(app, team, id)).toMatchObject({ refused: 'not-allowed', why: 'no-right' })
    expect(done(await sendAgain(app, administrator, id))).toBe('waiting')
    expect(await sendAgain(app, administrator, id)).toMatchObject({ why: 'message-not-failed' })
    expect(await idOfMessage()).toEqual(before)
    expect(await pageOf(place, administrator)).toMatchObject({ waiting: 2, failed: 0 })
    const [last] = await inTenant(app.db, place.id, (trx) => listLatest(trx, 1e6, 1))
    expect(last).toMatchObject({ action: 'message-sent-again', subject: String(id) })
  })

  it('is what waited in a backup that is restored: it may have been sent since', async () => {
    const { place, administrator } = await world()
    expect(await holdBackRestored(app.db)).toBeGreaterThan(0)
    expect((await pageOf(place, administrator))?.notSent.map(({ problem }) => problem)).toContain(
      'from-backup',
    )
  })
})
