import { beforeAll, describe, expect, it } from 'vitest'
import { aDepartment } from '../../test/worlds/a-department.ts'
import { aMailServer } from '../../test/worlds/a-mail-server.ts'
import { anAccount } from '../../test/worlds/an-account.ts'
import { anActor } from '../../test/worlds/an-actor.ts'
import { done } from '../../test/worlds/builder.ts'
import { newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { londonDate } from '../kernel/london.ts'
import { listMessages } from '../mail/outbox-list.sql.ts'
import { openPost } from '../mail/post.action.ts'
import { sendNext } from '../mail/send-next.action.ts'
import type { InvitationForm } from './check-invitation.ts'
import { findInvitation } from './invitation.action.ts'
import { invitePerson, invitePersonAgain } from './invite-person.action.ts'

let app: App
beforeAll(async () => {
  app = { ...(await quietApp()), mail: { server: '127.0.0.1:25', from: 'performance@example.gov.uk' } }
})
const today = londonDate(new Date())

async function world(startsAt?: Date) {
  const place = await newTenant(app, startsAt)
  const administrator = await anActor(app, place.id, 'system-administrator')
  const waste = await aDepartment(app, place.id)
  const form: InvitationForm = {
    post: '',
    title: 'Theme Officer',
    rank: 'manager',
    answersTo: '',
    name: '',
    email: `officer@${place.shortName}.gov.uk`,
    organisation: waste.code,
    role: 'collator',
    scope: 'organisation',
    code: waste.code,
    startsOn: today,
    endsOn: '',
  }
  const messages = () => readTenant(app.db, place.id, (trx) => listMessages(trx, { limit: 10 }))
  return { place, administrator, form, messages }
}

describe('an invitation by mail', () => {
  it('goes to its address alone, with a link that works, and the page is not given it', async () => {
    const { place, administrator, form, messages } = await world()
    const result = done(await invitePerson(app, administrator, form, today))
    expect(result).toMatchObject({ link: null, sentTo: form.email, isNew: true })
    expect(await messages()).toMatchObject([{ kind: 'invitation', state: 'waiting' }])
    const server = await aMailServer()
    const post = openPost({ url: server.url, from: 'performance@example.gov.uk' })
    expect(await sendNext(app, post, place, new Date(Date.now() + 1_000))).toBe('sent')
    post.close()
    await server.close()
    const [mail] = server.taken
    expect(mail?.to).toEqual([form.email])
    expect(mail?.headers.get('subject')?.length).toBeLessThanOrEqual(60)
    const [, token = ''] =
      /\/invitation\/([\w-]{43})\n?/.exec((mail?.body ?? '').replaceAll('=\r\n', '')) ?? []
    expect((await findInvitation(app, token))?.email).toBe(form.email)
  })

  it('made again ends the one that still waits', async () => {
    const { administrator, form, messages } = await world()
    const { personId } = done(await invitePerson(app, administrator, form, today))
    expect(done(await invitePersonAgain(app, administrator, personId, today)).sentTo).toBe(form.email)
    expect((await messages()).map(({ state }) => state)).toEqual(['waiting', 'cancelled'])
  })

  it('to somebody who has an account already tells them so, with no secret in it', async () => {
    const { administrator, form, messages } = await world()
    const { email } = await anAccount(app)
    const result = done(await invitePerson(app, administrator, { ...form, email }, today))
    expect(result).toMatchObject({ link: null, sentTo: email, isNew: false })
    expect(await messages()).toMatchObject([{ kind: 'added' }])
  })

  it('is handed over by hand in a demonstration, without a mail server, and to an address that mail cannot go to', async () => {
    const demonstration = await world(new Date('2009-01-12T09:30:00Z'))
    const byHand = done(
      await invitePerson(app, demonstration.administrator, demonstration.form, '2009-01-12'),
    )
    expect(byHand).toMatchObject({ sentTo: null, isNew: true })
    expect(byHand.link).toMatch(/^\/invitation\//)
    expect(await demonstration.messages()).toEqual([])
    const { administrator, form, messages } = await world()
    const odd = done(
      await invitePerson(app, administrator, { ...form, email: '"a,b"@example.gov.uk' }, today),
    )
    expect(odd.link).toMatch(/^\/invitation\//)
    const without = { db: app.db, dataDir: app.dataDir }
    const second = { ...form, title: 'Another' }
    expect(done(await invitePerson(without, administrator, second, today)).link).toMatch(/^\/invitation\//)
    expect(await messages()).toEqual([])
  })
})
