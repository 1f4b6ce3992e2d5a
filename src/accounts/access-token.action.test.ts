import { beforeAll, describe, expect, it } from 'vitest'
import { anAccount, whoHas } from '../../test/worlds/an-account.ts'
import { done } from '../../test/worlds/builder.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import type { App } from '../db/app.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { endAccessToken, holderOf, loadAccessTokens, makeAccessToken } from './access-token.action.ts'
import { disableAccount } from './invite.action.ts'
import { startSession } from './sign-in.action.ts'
import type { Who } from './who.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

async function somebody(): Promise<Who> {
  const { accountId } = await anAccount(app)
  const who = await whoHas(app, await startSession(app.db, accountId))
  if (!who) throw new Error('nobody')
  return who
}
const asked = { name: 'Figures every night', scope: 'read', days: '90' }
const make = async (who: Who, more: Partial<typeof asked> = {}): Promise<string> =>
  done(await makeAccessToken(app, who, { ...asked, ...more })).token
const holder = (token: string) => holderOf(app, `Bearer ${token}`)

describe('an access token', () => {
  it('stands for its account, never confirmed, and is kept only as a digest', async () => {
    const who = await somebody()
    const token = await make(who)
    expect(token).toMatch(/^tl_[\w-]{43}$/)
    expect(await holder(token)).toEqual({
      accountId: who.accountId,
      sessionId: null,
      isConfirmed: false,
      readsOnly: true,
    })
    expect((await holder(await make(who, { scope: 'write' })))?.readsOnly).toBe(false)
    const stored = JSON.stringify((await app.db.pool.query('select * from access_token')).rows)
    expect(stored).not.toContain(token.slice(3))
  })

  it('is none where it was never given, or is written otherwise', async () => {
    const token = await make(await somebody())
    for (const header of [
      '',
      'Bearer',
      'Bearer x',
      `Basic ${token}`,
      token,
      `Bearer ${token}x`,
      `Bearer ${token.slice(3)}`,
      `Bearer ${token} ${token}`,
      `Bearer tl_${'A'.repeat(43)}`,
    ])
      expect(await holderOf(app, header)).toBeNull()
    expect(await holderOf(app, `bearer ${token}`)).not.toBeNull()
  })

  it('ends with its time, when it is revoked, and with the account', async () => {
    const who = await somebody()
    const [ended, revoked, alive] = [await make(who), await make(who), await make(who)]
    await app.db.pool.query(
      `update access_token set ends_at = now() where id = (select min(id) from access_token where account_id = $1)`,
      [who.accountId],
    )
    const [, second] = (await loadAccessTokens(app, who)).map(({ id }) => id)
    await endAccessToken(app, who, second ?? 0)
    expect([await holder(ended), await holder(revoked), (await holder(alive))?.accountId]).toEqual([
      null,
      null,
      who.accountId,
    ])
    await disableAccount(app.db, who.accountId)
    expect(await holder(alive)).toBeNull()
  })

  it('is listed by its owner alone, with when it was last used, and revoked by nobody else', async () => {
    const [mine, theirs] = [await somebody(), await somebody()]
    const token = await make(mine)
    expect(await loadAccessTokens(app, mine)).toMatchObject([
      { name: asked.name, scopes: ['read'], seenAt: null },
    ])
    await holder(token)
    const [listed] = await loadAccessTokens(app, mine)
    expect(listed?.seenAt).toBeInstanceOf(Date)
    expect(await loadAccessTokens(app, theirs)).toEqual([])
    await endAccessToken(app, theirs, listed?.id ?? 0)
    for (const id of [NaN, -1, 2 ** 40]) await endAccessToken(app, mine, id)
    expect(await holder(token)).not.toBeNull()
  })

  it('is made by somebody who has just confirmed, never by a program with a token', async () => {
    const who = await somebody()
    expect(await makeAccessToken(app, { ...who, isConfirmed: false }, asked)).toMatchObject({
      why: 'confirm-first',
    })
    const program = await holder(await make(who, { scope: 'write' }))
    if (!program) throw new Error('nobody')
    for (const one of [program, { ...program, isConfirmed: true }])
      expect(await makeAccessToken(app, one, asked)).toMatchObject({ why: 'confirm-first' })
  })

  it.each([
    [{ name: ' ' }, 'token-name-missing'],
    [{ name: 'x'.repeat(101) }, 'token-name-too-long'],
    [{ scope: 'everything' }, 'token-scope-missing'],
    [{ days: '366' }, 'token-days-missing'],
    [{ days: '' }, 'token-days-missing'],
  ])('is refused for %j', async (wrong, code) => {
    const result = await makeAccessToken(app, await somebody(), { ...asked, ...wrong })
    expect(isRefusal(result) && result.findings.map((finding) => finding.code)).toEqual([code])
  })
})
