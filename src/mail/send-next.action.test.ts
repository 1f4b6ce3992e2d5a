import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { aMailServer, noMailServer, type MailServer, type Manners } from '../../test/worlds/a-mail-server.ts'
import { aMessage } from '../../test/worlds/a-message.ts'
import { builder, done } from '../../test/worlds/builder.ts'
import { newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import type { App } from '../db/app.ts'
import { inTenant, readTenant } from '../db/tenant.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Place } from '../places/place.ts'
import { makeChange } from '../record/make-change.action.ts'
import type { Letter } from './letter.ts'
import { cancelAbout } from './outbox.sql.ts'
import { listMessages } from './outbox-list.sql.ts'
import { openPost, type Post } from './post.action.ts'
import { sendNext } from './send-next.action.ts'
import { writeMessage } from './write-message.action.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

const open: { close(): unknown }[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()))
})

async function aPost(manners: Manners = {}): Promise<{ server: MailServer; post: Post }> {
  const server = await aMailServer(manners)
  const post = postTo(server.url)
  open.push(server)
  return { server, post }
}
function postTo(url: string): Post {
  const post = openPost({ url, from: 'performance@example.gov.uk' })
  open.unshift(post)
  return post
}
const later = (minutes: number): Date => new Date(Date.now() + minutes * 60_000)
const send = (post: Post, place: Place, now = later(1)) => sendNext(app, post, place, now)
const all = (place: Place) => readTenant(app.db, place.id, (trx) => listMessages(trx, { limit: 100 }))
const secretsLeft = async (place: Place): Promise<number> =>
  (await app.db.pool.query('select from outbox_secret where tenant_id = $1', [place.id])).rows.length

describe('a message', () => {
  it('goes out once, in plain text and HTML, and stands as sent', async () => {
    const place = await newTenant(app)
    const { server, post } = await aPost()
    const { address } = await aMessage(app, place.id)
    expect(await send(post, place)).toBe('sent')
    expect(await send(post, place)).toBe('nothing')
    const [taken, ...more] = server.taken
    expect(more).toEqual([])
    expect(taken?.to).toEqual([address])
    expect(taken?.headers.get('subject')).toBe('You have been given a role')
    expect(taken?.headers.get('message-id')).toMatch(/^<[0-9a-f-]{36}@127\.0\.0\.1>$/)
    expect(taken?.headers.get('auto-submitted')).toBe('auto-generated')
    expect(taken?.headers.get('content-type')).toMatch(/^multipart\/alternative/)
    expect(taken?.body).toContain('http://127.0.0.1:3000/account')
    expect(await all(place)).toMatchObject([{ state: 'sent', attempts: 1, problem: '' }])
  })

  it('is not sent where the change that caused it was undone', async () => {
    const place = await newTenant(app)
    const { post } = await aPost()
    const { personId } = await aMessage(app, place.id)
    expect(await send(post, place)).toBe('sent')
    await makeChange(app.db, place.id, builder, async (change) => {
      const letter = { place: '', paragraphs: ['x'], link: { text: 'x', path: '/' }, why: '', helpPhone: '' }
      await writeMessage(app, change, {
        kind: 'added',
        reasonKey: 'undone',
        about: '',
        personId,
        address: 'a@example.gov.uk',
        subject: 'x',
        letter,
      })
      return refuse('conflict', 'clock-set-back')
    })
    expect(await send(post, place)).toBe('nothing')
  })

  it('is written once for each reason', async () => {
    const place = await newTenant(app)
    const first = await aMessage(app, place.id, { reasonKey: 'return/1/due-5' })
    await aMessage(app, place.id, { ...first })
    expect(await all(place)).toHaveLength(1)
  })

  it('taken by two workers at once goes out once', async () => {
    const place = await newTenant(app)
    const { server, post } = await aPost()
    await aMessage(app, place.id)
    const ends = await Promise.all([send(post, place), send(post, place), send(post, place)])
    expect(ends.toSorted()).toEqual(['nothing', 'nothing', 'sent'])
    expect(server.taken).toHaveLength(1)
  })

  it('to an address that could carry a second header or recipient is never tried', async () => {
    const place = await newTenant(app)
    const { server, post } = await aPost()
    for (const address of ['a@b.uk\r\nBcc: c@d.uk', 'a@b.uk, c@d.uk', '"a b"@c.uk', 'a@b.uk>', 'nobody', ''])
      await aMessage(app, place.id, { address })
    expect(await send(post, place)).toBe('nothing')
    expect(server.taken).toEqual([])
    expect(new Set((await all(place)).map(({ problem }) => problem))).toEqual(new Set(['address-not-usable']))
  })

  it('with a line break in its subject has one header for it, and markup stays text', async () => {
    const place = await newTenant(app)
    const { server, post } = await aPost()
    await aMessage(app, place.id, {
      subject: 'Role\r\nBcc: everybody@example.gov.uk',
      letter: {
        place: '<b>Place</b>',
        paragraphs: ['<script>alert(1)</script>'],
        link: { text: 'Open', path: '/account' },
        why: 'Because.',
        helpPhone: '',
      },
    })
    expect(await send(post, place)).toBe('sent')
    const [taken] = server.taken
    expect(taken?.headers.get('subject')).toBe('Role Bcc: everybody@example.gov.uk')
    expect(taken?.headers.has('bcc')).toBe(false)
    expect(taken?.to).toHaveLength(1)
    const [plain = '', html = ''] = (taken?.body ?? '').split('text/html')
    expect(plain).toContain('<script>alert(1)</script>')
    expect(html).toContain('&lt;script&gt;')
    expect(html).not.toContain('<script')
  })

  it('that is cancelled before its turn is not sent', async () => {
    const place = await newTenant(app)
    const { post } = await aPost()
    await aMessage(app, place.id, { about: 'return/7', kind: 'invitation', secret: 'a-secret' })
    await inTenant(app.db, place.id, (trx) => cancelAbout(trx, 'return/7'))
    expect(await send(post, place)).toBe('nothing')
    expect(await all(place)).toMatchObject([{ state: 'cancelled' }])
    expect(await secretsLeft(place)).toBe(0)
  })
})

/** A letter whose address ends in a secret. */
const opening = (path: string): Letter => ({
  place: 'The place',
  paragraphs: ['You are invited.'],
  link: { text: 'Set up', path },
  why: '',
  helpPhone: '',
})

describe('a link that opens something', () => {
  it('is readable in the message alone: in the store sealed, and gone once it is sent', async () => {
    const place = await newTenant(app)
    const { server, post } = await aPost()
    const letter = opening('/invitation')
    await aMessage(app, place.id, { kind: 'invitation', secret: 'the-secret-half', letter })
    const { rows } = await app.db.pool.query(
      'select m::text, s.sealed from outbox m join outbox_secret s on s.outbox_id = m.id and s.tenant_id = m.tenant_id where m.tenant_id = $1',
      [place.id],
    )
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain('the-secret-half')
    expect(Buffer.from((rows[0] as { sealed: Buffer }).sealed).toString('latin1')).not.toContain('the-secret')
    expect(await send(post, place)).toBe('sent')
    expect(server.taken[0]?.body).toContain('/invitation/the-secret-half')
    expect(await secretsLeft(place)).toBe(0)
  })

  it.each([
    ['invitation', '/invitation'],
    ['return-link', '/link'],
  ] as const)('without its end fails, and says what to do: %s', async (kind, path) => {
    const place = await newTenant(app)
    const { post } = await aPost()
    await aMessage(app, place.id, { kind, letter: opening(path) })
    expect(await send(post, place)).toBe('failed')
    expect(await all(place)).toMatchObject([{ state: 'failed', problem: 'link-gone' }])
  })
})

describe('a mail server', () => {
  it('that is not there leaves the message waiting, to be tried again', async () => {
    const place = await newTenant(app)
    await aMessage(app, place.id)
    expect(await send(postTo(await noMailServer()), place)).toBe('server')
    expect(await all(place)).toMatchObject([{ state: 'waiting', attempts: 1, problem: 'unreachable' }])
    const { server, post } = await aPost()
    expect(await send(post, place)).toBe('nothing')
    expect(await send(post, place, later(3))).toBe('sent')
    expect(server.taken).toHaveLength(1)
  })

  it('that breaks off in the middle is given the same message again, under the same Message-ID', async () => {
    const place = await newTenant(app)
    const { server, post } = await aPost({ drops: 1 })
    await aMessage(app, place.id)
    expect(await send(post, place)).toBe('server')
    const { rows } = await app.db.pool.query<{ message_id: string }>(
      'select message_id from outbox where tenant_id = $1',
      [place.id],
    )
    expect(await send(post, place, later(3))).toBe('sent')
    expect(server.taken.map(({ headers }) => headers.get('message-id'))).toEqual([
      `<${rows[0]?.message_id}@127.0.0.1>`,
    ])
  })

  it('that refuses a recipient for good is not asked again, and what it said is kept', async () => {
    const place = await newTenant(app)
    const { post } = await aPost({ recipient: () => ({ code: 550, text: 'No such person here' }) })
    await aMessage(app, place.id)
    expect(await send(post, place)).toBe('failed')
    expect(await send(post, place, later(60))).toBe('nothing')
    expect(await all(place)).toMatchObject([
      { state: 'failed', problem: 'refused', reply: '550 No such person here' },
    ])
  })

  it('that refuses one for now does not hold up the others', async () => {
    const place = await newTenant(app)
    const first = await aMessage(app, place.id)
    const { server, post } = await aPost({
      recipient: (address) => (address === first.address ? { code: 451, text: 'Later' } : undefined),
    })
    await aMessage(app, place.id)
    expect([await send(post, place), await send(post, place)]).toEqual(['later', 'sent'])
    expect(server.taken).toHaveLength(1)
  })

  it('that knows another password is in trouble as a whole, and no secret is kept', async () => {
    const place = await newTenant(app)
    const { server } = await aPost({ password: 'right' })
    await aMessage(app, place.id)
    const post = postTo(server.url.replace('right', 'a-wrong-one'))
    expect(await send(post, place)).toBe('server')
    const listed = await all(place)
    expect(listed).toMatchObject([{ state: 'waiting', problem: 'sign-in-refused' }])
    expect(JSON.stringify(listed)).not.toContain('a-wrong-one')
    expect(await send(postTo(server.url), place, later(3))).toBe('sent')
  })

  it('that was down for longer than the message is of use is not given it any more', async () => {
    const place = await newTenant(app)
    const { server, post } = await aPost()
    await aMessage(app, place.id)
    expect(await send(post, place, later(8 * 24 * 60))).toBe('failed')
    expect(await all(place)).toMatchObject([{ state: 'failed', problem: 'too-old' }])
    expect(server.taken).toEqual([])
  })

  it('is given reminders in working hours only', async () => {
    const place = await newTenant(app)
    const { post } = await aPost()
    const { reasonKey } = await aMessage(app, place.id, {
      kind: 'return-due',
      dueAt: new Date('2026-11-20T09:00:00Z'),
    })
    expect(reasonKey).not.toBe('')
    await app.db.pool.query(`update outbox set ends_at = '2099-01-01' where tenant_id = $1`, [place.id])
    // A Saturday, a night, Christmas Day; then a Monday morning.
    for (const night of ['2026-11-21T11:00:00Z', '2026-11-23T22:00:00Z', '2026-12-25T11:00:00Z'])
      expect(await send(post, place, new Date(night))).toBe('nothing')
    expect(await send(post, place, new Date('2026-11-23T11:00:00Z'))).toBe('sent')
  })
})

describe('mail about work', () => {
  const give = (personId: number, email: string | null, leftOn: string | null = null) =>
    app.db.pool.query('update person set email = $2, left_on = $3 where id = $1', [personId, email, leftOn])
  const monday = new Date('2026-11-23T11:00:00Z')
  const aReminder = async (place: Place) => {
    const written = await aMessage(app, place.id, {
      kind: 'return-due',
      dueAt: new Date('2026-11-20T09:00:00Z'),
    })
    await app.db.pool.query(`update outbox set ends_at = '2099-01-01' where tenant_id = $1`, [place.id])
    return written
  }

  it('goes to the address that the person has by then', async () => {
    const place = await newTenant(app)
    const { server, post } = await aPost()
    const { personId } = await aReminder(place)
    await give(personId, 'new@example.gov.uk')
    expect(await send(post, place, monday)).toBe('sent')
    expect(server.taken.map(({ to }) => to)).toEqual([['new@example.gov.uk']])
    const { rows } = await app.db.pool.query('select address from outbox where person_id = $1', [personId])
    expect(rows).toEqual([{ address: 'new@example.gov.uk' }])
  })

  it('goes to nobody who has left since it was written', async () => {
    const place = await newTenant(app)
    const { server, post } = await aPost()
    const { personId } = await aReminder(place)
    await give(personId, 'gone@example.gov.uk', '2026-11-22')
    expect(await send(post, place, monday)).toBe('cancelled')
    expect(await send(post, place, monday)).toBe('nothing')
    expect(server.taken).toEqual([])
    expect(await all(place)).toMatchObject([{ state: 'cancelled' }])
  })

  it('that lets somebody in is never led elsewhere', async () => {
    const place = await newTenant(app)
    const { server, post } = await aPost()
    const { personId, address } = await aMessage(app, place.id)
    await give(personId, 'new@example.gov.uk')
    expect(await send(post, place)).toBe('sent')
    expect(server.taken.map(({ to }) => to)).toEqual([[address]])
  })
})

describe('somebody whose data are erased', () => {
  it('is in no message any more, and one that waits is not sent', async () => {
    const place = await newTenant(app)
    const { post } = await aPost()
    const { personId } = await aMessage(app, place.id)
    const { eraseMessagesTo } = await import('./outbox.sql.ts')
    await inTenant(app.db, place.id, (trx) => eraseMessagesTo(trx, personId))
    expect(await send(post, place)).toBe('nothing')
    expect(done(await all(place))).toMatchObject([{ state: 'cancelled' }])
    const { rows } = await app.db.pool.query('select address from outbox where person_id = $1', [personId])
    expect(rows).toEqual([{ address: '' }])
  })
})
