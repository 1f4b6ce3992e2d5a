import { beforeAll, describe, expect, it } from 'vitest'
import { aBrowser, anAccount, goodPassword, whoHas } from '../../test/worlds/an-account.ts'
import { builder, done, freshCode } from '../../test/worlds/builder.ts'
import { newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import type { App } from '../db/app.ts'
import { inTenant } from '../db/tenant.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { insertPerson } from '../people/person.sql.ts'
import type { Place } from '../places/place.ts'
import { listLatest } from '../record/audit.sql.ts'
import { breakGlass } from './break-glass.action.ts'
import { acceptWithPassword, findInvitation } from './invitation.action.ts'
import { disableAccount, hasWayIn, inviteAccount, inviteAgain } from './invite.action.ts'
import { signInWithPassword } from './sign-in-with-password.action.ts'
import { actorIn, isSignInLinkGood, signInByLink, startSession } from './sign-in.action.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

const now = new Date('2026-11-14T12:00:00Z')
const anAddress = (): string => `${freshCode('invited')}@example.gov.uk`
const tokenIn = (link: string): string => link.split('/').at(-1) ?? ''
const accept = (token: string, password = goodPassword) =>
  acceptWithPassword(app, token, password, aBrowser())
const join = (place: Place, accountId: number) =>
  inTenant(app.db, place.id, (trx) =>
    insertPerson(trx, place.id, { accountId, name: 'A person', post: 'A post' }),
  )

describe('an invitation', () => {
  it('lets its owner choose a password and signs them in, once; looking uses nothing up', async () => {
    const email = anAddress()
    const { accountId, link } = await inviteAccount(app.db, email)
    expect(link).toMatch(/^\/invitation\/[\w-]{43}$/)
    expect(await hasWayIn(app.db, accountId)).toBe(false)
    for (let i = 0; i < 3; i += 1) expect((await findInvitation(app, tokenIn(link)))?.email).toBe(email)
    const result = done(await accept(tokenIn(link)))
    expect((await whoHas(app, 'session' in result ? result.session : ''))?.accountId).toBe(accountId)
    expect(await hasWayIn(app.db, accountId)).toBe(true)
    expect(await accept(tokenIn(link), 'another long password of mine')).toMatchObject({
      why: 'invitation-used',
    })
    expect(await signInWithPassword(app, { email, password: goodPassword }, aBrowser())).toHaveProperty(
      'session',
    )
  })

  it('taken up twice at the same moment works once', async () => {
    const { link } = await inviteAccount(app.db, anAddress())
    const all = await Promise.all([1, 2, 3].map(() => accept(tokenIn(link))))
    expect(all.filter((result) => !isRefusal(result))).toHaveLength(1)
  })

  it('with a password that will not do stays good', async () => {
    const { link } = await inviteAccount(app.db, anAddress())
    expect(await accept(tokenIn(link), 'short')).toMatchObject({ findings: [{ code: 'password-too-short' }] })
    expect(await findInvitation(app, tokenIn(link))).toBeDefined()
  })

  it('altered, cut short, ended or for a closed account is none', async () => {
    const { accountId, link } = await inviteAccount(app.db, anAddress())
    const token = tokenIn(link)
    const altered = token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A')
    for (const wrong of ['', altered, token.slice(1), token.toUpperCase(), `${token}A`])
      expect(await accept(wrong)).toMatchObject({ refused: 'too-late', why: 'invitation-used' })
    await disableAccount(app.db, accountId)
    expect(await accept(token)).toMatchObject({ why: 'invitation-used' })
    const { accountId: late, link: ended } = await inviteAccount(app.db, anAddress())
    await app.db.pool.query('update one_time_link set ends_at = now() where account_id = $1', [late])
    expect(await accept(tokenIn(ended))).toMatchObject({ why: 'invitation-used' })
  })

  it('is no sign-in link, and a sign-in link is no invitation', async () => {
    const { link } = await inviteAccount(app.db, anAddress())
    expect(await isSignInLinkGood(app.db, tokenIn(link))).toBe(false)
    expect(await signInByLink(app.db, tokenIn(link))).toMatchObject({ why: 'link-used' })
  })

  it('of an address that is known gives the same account and no way to become it', async () => {
    const known = await anAccount(app)
    const again = await inviteAccount(app.db, known.email.toUpperCase())
    expect(again).toEqual({ accountId: known.accountId, link: '/account?stay=1' })
    const email = anAddress()
    const { accountId } = await inviteAccount(app.db, email)
    await join(await newTenant(app), accountId)
    expect(await inviteAccount(app.db, email)).toEqual({ accountId, link: '/account?stay=1' })
  })
})

describe('a new invitation', () => {
  it('ends the one before, and a new password ends the old one with every session', async () => {
    const place = await newTenant(app)
    const { accountId, email } = await anAccount(app)
    await join(place, accountId)
    const session = await startSession(app.db, accountId)
    const first = done(await inviteAgain(app.db, accountId, place.id))
    const second = done(await inviteAgain(app.db, accountId, place.id))
    expect(await accept(tokenIn(first.link))).toMatchObject({ why: 'invitation-used' })
    done(await accept(tokenIn(second.link), 'a gate beside the weir'))
    expect(await whoHas(app, session)).toBeNull()
    expect(await signInWithPassword(app, { email, password: goodPassword }, aBrowser())).toMatchObject({
      why: 'wrong-password',
    })
  })

  it('is not made by a place for somebody whom another place knows too, or whom it does not know', async () => {
    const [here, there, elsewhere] = [await newTenant(app), await newTenant(app), await newTenant(app)]
    const { accountId } = await anAccount(app)
    await join(here, accountId)
    expect(isRefusal(await inviteAgain(app.db, accountId, here.id))).toBe(false)
    await join(there, accountId)
    for (const place of [here, there])
      expect(await inviteAgain(app.db, accountId, place.id)).toMatchObject({ why: 'account-shared' })
    expect(await inviteAgain(app.db, accountId, elsewhere.id)).toMatchObject({ refused: 'not-found' })
  })
})

describe('breaking the glass', () => {
  it('makes whoever sits at the machine an administrator of that place until tomorrow, and the record says so', async () => {
    const [place, other] = [await newTenant(app), await newTenant(app)]
    const { token, minutes } = done(await breakGlass(app, place, new Date(), builder))
    expect(minutes).toBe(60)
    const who = await whoHas(app, done(await signInByLink(app.db, token)))
    if (!who) throw new Error('nobody')
    expect(await actorIn(app.db, place, who, new Date(), 'r')).toMatchObject({
      post: 'Break-glass administrator',
      grants: [{ role: 'system-administrator', covers: 'all' }],
    })
    expect(await actorIn(app.db, other, who, new Date(), 'r')).toBeUndefined()
    const later = new Date(Date.now() + 3 * 86_400_000)
    expect((await actorIn(app.db, place, who, later, 'r'))?.grants).toEqual([])
    expect(await signInByLink(app.db, token)).toMatchObject({ why: 'link-used' })
    const [last] = await inTenant(app.db, place.id, (trx) => listLatest(trx, 1e6, 1))
    expect(last).toMatchObject({ action: 'break-glass-opened', actingRole: 'system-administrator' })
  })

  it('again is the same account, marked as such, and no other’s', async () => {
    const [place, other] = [await newTenant(app), await newTenant(app)]
    const accountOf = async (where: Place) => {
      const { token } = done(await breakGlass(app, where, now, builder))
      return (await whoHas(app, done(await signInByLink(app.db, token))))?.accountId
    }
    const first = await accountOf(place)
    expect(await accountOf(place)).toBe(first)
    expect(await accountOf(other)).not.toBe(first)
    const { rows } = await app.db.pool.query('select email, is_break_glass from account where id = $1', [
      first,
    ])
    expect(rows).toEqual([{ email: null, is_break_glass: true }])
  })
})
