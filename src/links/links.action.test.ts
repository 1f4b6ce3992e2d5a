import { beforeAll, describe, expect, it } from 'vitest'
import { aDepartment } from '../../test/worlds/a-department.ts'
import { aClerk, aLink, nextQuarter, withMail } from '../../test/worlds/a-link.ts'
import { anActor, aPerson } from '../../test/worlds/an-actor.ts'
import { anOpenReturn, returnNow, typed, type OpenReturn } from '../../test/worlds/an-open-return.ts'
import { done } from '../../test/worlds/builder.ts'
import { newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import { verify } from '../../test/worlds/verify.ts'
import { accept, save, step } from '../../test/worlds/walk-return.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { listMessages } from '../mail/outbox-list.sql.ts'
import { listHistory, listLatest } from '../record/audit.sql.ts'
import type { Actor } from '../rights/actor.ts'
import { cameByLink, leaveLink, type CameByLink } from './came-by-link.action.ts'
import { giveLink } from './give-link.action.ts'
import { loadLinks } from './load-links.action.ts'
import { lookAtLink, type Looking } from './look-at-link.action.ts'
import { openLink, type LinkOpened } from './open-link.action.ts'
import { withdrawLink } from './withdraw-link.action.ts'

let app: App
beforeAll(async () => {
  app = withMail(await quietApp())
})

let networks = 0
interface World extends OpenReturn {
  readonly returnId: number
  readonly clerkId: number
  readonly looking: Looking
}
async function world(): Promise<World> {
  const opened = await anOpenReturn(app, [{}, {}, {}])
  const { id } = await returnNow(opened, opened.team)
  networks += 1
  return {
    ...opened,
    returnId: id,
    clerkId: await aClerk(app, opened.place.id),
    looking: { places: [opened.place], network: `192.0.2.${networks}`, now: new Date() },
  }
}
const open = (at: World, text: string, earlier: string | null = null) =>
  openLink(app, text, { ...at.looking, requestId: 'test', earlier })
const came = (at: World, { session }: LinkOpened): Promise<CameByLink | undefined> =>
  cameByLink(app.db, at.place, session, new Date(), 'test')
async function holder(at: World, text: string): Promise<Actor> {
  const found = await came(at, done(await open(at, text)))
  if (!found) throw new Error('nobody came by the link')
  return found.actor
}
const why = (result: unknown): unknown => (isRefusal(result) ? result.why : result)
const run = (text: string, ...values: unknown[]) => app.db.pool.query<Record<string, unknown>>(text, values)
const three = ['38.2', '38.3', '38.4'].map((figure) => typed(figure))

describe('giving a link', () => {
  it('sends it by mail, tells who gave it to whom, and shows nobody what opens it', async () => {
    const at = await world()
    const { text } = await aLink(app, at.director, at.returnId, at.clerkId, 'Only the depot’s lines')
    const loaded = done(
      await readTenant(app.db, at.place.id, (trx) => loadLinks(trx, at.team, at.returnId, new Date())),
    )
    expect(loaded.links).toMatchObject([
      { givenBy: at.director.post, note: 'Only the depot’s lines', standing: 'good', openedAt: null },
    ])
    const [message] = await readTenant(app.db, at.place.id, (trx) => listMessages(trx, { limit: 1 }))
    expect(message).toMatchObject({ kind: 'return-link', personId: at.clerkId, state: 'waiting' })
    const [entry] = await readTenant(app.db, at.place.id, (trx) => listLatest(trx, 2 ** 31 - 1, 1))
    expect(entry).toMatchObject({
      action: 'link-given',
      reason: 'Only the depot’s lines',
      after: { post: 'Depot Clerk' },
    })
    // The token is in no column of any row of the place: a digest of the link, and a sealed end of the letter.
    const { rows } = await run(
      `select l::text as row from return_link l union all select o::text from outbox o union all select a::text from audit_entry a`,
    )
    expect(text).toMatch(new RegExp(`^${at.place.shortName}\\.[\\w-]{43}$`))
    expect(rows.some(({ row }) => String(row).includes(text.split('.')[1] ?? ''))).toBe(false)
  })

  it('is for those who may send the return or accept it in the whole place, and for nobody else', async () => {
    const at = await world()
    const form = { personId: at.clerkId, note: '' }
    for (const giver of [at.team, at.director, at.collator])
      expect(done(await giveLink(app, giver, at.returnId, form)).standing).toBe('good')
    const officer = await anActor(app, at.place.id, 'responsible-officer', at.department.id)
    expect(why(await giveLink(app, officer, at.returnId, form))).toBe('no-right')
    const elsewhere = await anActor(app, at.place.id, 'collator', (await aDepartment(app, at.place.id)).id)
    expect(why(await giveLink(app, elsewhere, at.returnId, form))).toBe('return-not-found')
    // Whoever came by a link hands none on.
    const { text } = await aLink(app, at.team, at.returnId, at.clerkId)
    expect(why(await giveLink(app, await holder(at, text), at.returnId, form))).toBe('return-not-found')
  })

  it('says what is wrong: nobody chosen, no address, gone, too long a note', async () => {
    const at = await world()
    const wordless = await aPerson(app, at.place.id, 'Without an address')
    await run(`update person set left_on = '2020-01-01' where id = $1`, at.clerkId)
    for (const [personId, note, codes] of [
      [null, 'x'.repeat(501), ['link-person-missing', 'link-note-long']],
      [wordless.personId, '', ['link-person-unreachable']],
      [at.clerkId, '', ['link-person-unreachable']],
    ] as const) {
      const result = await giveLink(app, at.team, at.returnId, { personId, note })
      expect(isRefusal(result) && result.findings.map(({ code }) => code)).toEqual(codes)
    }
  })

  it('is refused where no mail goes out, and for a return that is signed off', async () => {
    const at = await world()
    const form = { personId: at.clerkId, note: '' }
    expect(why(await giveLink({ ...app, mail: undefined }, at.team, at.returnId, form))).toBe(
      'links-need-mail',
    )
    done(await save(at, at.collator, three))
    done(await step(at, at.collator, 'submit'))
    await accept(at)
    expect(why(await giveLink(app, at.team, at.returnId, form))).toBe('link-to-accepted')
  })
})

describe('going on from a link', () => {
  it('opens that return, to fill in and to send, in the name of its holder and by whose link', async () => {
    const at = await world()
    const { text } = await aLink(app, at.director, at.returnId, at.clerkId)
    const opened = done(await open(at, text))
    expect(opened.path).toBe(`/${at.place.shortName}/returns/${at.department.code}/q2-2008-09`)
    const { actor } = (await came(at, opened)) ?? {}
    if (!actor) throw new Error('nobody came by the link')
    done(await save(at, actor, three))
    expect(done(await step(at, actor, 'submit'))).toMatchObject({ state: 'submitted', sentBy: 'Depot Clerk' })
    const history = await readTenant(app.db, at.place.id, (trx) =>
      listHistory(trx, { subjectKind: 'return', subjects: [`${at.department.code}/q2-2008-09`] }, 10),
    )
    expect(
      history.map(({ action, personName, actingRole }) => [action, personName, actingRole]).slice(0, 3),
    ).toEqual(
      ['return-sent', 'return-saved', 'link-opened'].map((action) => [
        action,
        `Depot Clerk, by link given by ${at.director.post}`,
        'link-holder',
      ]),
    )
    expect((await verify(app, at.place)).faults).toEqual([])
  })

  it('counts as own entry: its holder accepts nothing with a role of their own', async () => {
    const at = await world()
    const certifier = await anActor(
      app,
      at.place.id,
      'operational-director',
      at.department.id,
      'Who would accept',
    )
    await run(`update person set email = 'who@example.gov.uk' where id = $1`, certifier.personId)
    const { text } = await aLink(app, at.team, at.returnId, certifier.personId)
    const byLink = await holder(at, text)
    done(await save(at, byLink, three))
    done(await step(at, byLink, 'submit'))
    expect(why(await step(at, byLink, 'accept'))).toBe('no-right')
    expect(why(await step(at, certifier, 'accept'))).toBe('own-entry')
  })

  it('finds no other return, in the same department or another place', async () => {
    const at = await world()
    const other = await world()
    const { text } = await aLink(app, at.team, at.returnId, at.clerkId)
    const opened = done(await open(at, text))
    const actor = await holder(at, text)
    const later = await nextQuarter(at)
    expect(why(await save(later, actor, three))).toBe('return-not-found')
    expect(why(await step(later, actor, 'submit'))).toBe('return-not-found')
    expect(await cameByLink(app.db, other.place, opened.session, new Date(), 'test')).toBeUndefined()
  })

  it('works on two devices, and a browser that comes again gets a session of its own', async () => {
    const at = await world()
    const { text } = await aLink(app, at.team, at.returnId, at.clerkId)
    const [phone, desk] = [done(await open(at, text)), done(await open(at, text))]
    expect(await came(at, phone)).toBeDefined()
    expect(await came(at, desk)).toBeDefined()
    const again = done(await open(at, text, phone.session))
    expect(await came(at, phone)).toBeUndefined()
    expect(await came(at, again)).toBeDefined()
    await leaveLink(app.db, [at.place], desk.session)
    expect(await came(at, desk)).toBeUndefined()
    expect(await came(at, again)).toBeDefined()
  })

  it('ends after twelve hours, and with the link', async () => {
    const at = await world()
    const { text } = await aLink(app, at.team, at.returnId, at.clerkId)
    const opened = done(await open(at, text))
    const later = (hours: number) =>
      cameByLink(app.db, at.place, opened.session, new Date(Date.now() + hours * 3_600_000), 'test')
    expect(await later(11.9)).toBeDefined()
    expect(await later(12.1)).toBeUndefined()
    await run(
      `update return_link set ends_at = given_at + interval '1 second' where person_id = $1`,
      at.clerkId,
    )
    expect(await later(1)).toMatchObject({ standing: 'expired' })
  })
})

describe('a link that has ended', () => {
  it('says why, to whoever opens it and to whoever is inside', async () => {
    const at = await world()
    const { text, linkId } = await aLink(app, at.team, at.returnId, at.clerkId)
    const opened = done(await open(at, text))
    const look = async () => {
      const seen = await lookAtLink(app.db, text, at.looking)
      return isRefusal(seen) ? seen.why : seen.standing
    }
    const said = async () => [await look(), why(await open(at, text)), (await came(at, opened))?.standing]

    await run('update person set left_on = $2 where id = $1', at.clerkId, '2020-01-01')
    expect(await said()).toEqual(['left', 'link-left', 'left'])
    await run('update person set left_on = null where id = $1', at.clerkId)
    await run(`update return set state = 'accepted' where id = $1`, at.returnId)
    expect(await said()).toEqual(['accepted', 'link-accepted', 'accepted'])
    await run(`update return set state = 'open' where id = $1`, at.returnId)

    expect(done(await withdrawLink(app, at.collator, at.returnId, linkId)).standing).toBe('withdrawn')
    expect(await said()).toEqual(['withdrawn', 'link-withdrawn', 'withdrawn'])
    expect(why(await withdrawLink(app, at.collator, at.returnId, linkId))).toBe('link-withdrawn-already')
    // What still waited is not sent.
    const [message] = await readTenant(app.db, at.place.id, (trx) => listMessages(trx, { limit: 1 }))
    expect(message).toMatchObject({ kind: 'return-link', state: 'cancelled' })
  })

  it('is withdrawn by those who may give, of their own return', async () => {
    const at = await world()
    const other = await world()
    const { linkId } = await aLink(app, at.team, at.returnId, at.clerkId)
    const officer = await anActor(app, at.place.id, 'responsible-officer', at.department.id)
    expect(why(await withdrawLink(app, officer, at.returnId, linkId))).toBe('no-right')
    expect(why(await withdrawLink(app, other.team, other.returnId, linkId))).toBe('link-not-found')
    expect(why(await withdrawLink(app, at.team, at.returnId + 1_000_000, linkId))).toBe('return-not-found')
  })
})

describe('looking at a link', () => {
  it('changes nothing, though a scanner looks a hundred times at once', async () => {
    const at = await world()
    const { text } = await aLink(app, at.team, at.returnId, at.clerkId)
    const rows = async () =>
      (
        await run(
          `select (select count(*) from audit_entry where tenant_id = $1) as entries, l::text as link,
             (select count(*) from return_link_session where tenant_id = $1) as sessions
           from return_link l where tenant_id = $1`,
          at.place.id,
        )
      ).rows
    const before = await rows()
    for (let group = 0; group < 20; group += 1) {
      const seen = await Promise.all(Array.from({ length: 5 }, () => lookAtLink(app.db, text, at.looking)))
      expect(seen.every((one) => !isRefusal(one) && one.standing === 'good')).toBe(true)
    }
    expect(await rows()).toEqual(before)
    expect(isRefusal(await open(at, text))).toBe(false)
  })

  it('that is nobody’s counts: after ten nothing is looked at from that network, and others go on', async () => {
    const at = await world()
    const { text } = await aLink(app, at.team, at.returnId, at.clerkId)
    const guess = `${at.place.shortName}.${'x'.repeat(43)}`
    for (let time = 0; time < 10; time += 1)
      expect(why(await lookAtLink(app.db, guess, at.looking))).toBe('link-unknown')
    expect(why(await lookAtLink(app.db, guess, at.looking))).toBe('link-unknown')
    expect(why(await lookAtLink(app.db, text, at.looking))).toBe('too-many-links')
    const elsewhere = { ...at.looking, network: '198.51.100.7' }
    expect(isRefusal(await lookAtLink(app.db, text, elsewhere))).toBe(false)
  })

  it.each(['', 'x', `nowhere.${'x'.repeat(43)}`])('finds nothing at "%s"', async (text) => {
    const at = await world()
    expect(why(await lookAtLink(app.db, text, at.looking))).toBe('link-unknown')
  })

  it('finds the link of one place in no other', async () => {
    const at = await world()
    const other = await newTenant(app)
    const { text } = await aLink(app, at.team, at.returnId, at.clerkId)
    const moved = text.replace(at.place.shortName, other.shortName)
    expect(why(await lookAtLink(app.db, moved, { ...at.looking, places: [at.place, other] }))).toBe(
      'link-unknown',
    )
  })
})
