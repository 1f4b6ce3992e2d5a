import { beforeAll, describe, expect, it } from 'vitest'
import { endAccessToken, loadAccessTokens, makeAccessToken } from '../../src/accounts/access-token.action.ts'
import { disableAccount } from '../../src/accounts/invite.action.ts'
import { startSession } from '../../src/accounts/sign-in.action.ts'
import type { Who } from '../../src/accounts/who.ts'
import type { App } from '../../src/db/app.ts'
import { whoHas } from '../worlds/an-account.ts'
import { done } from '../worlds/builder.ts'
import { demonstrationApp } from '../worlds/demonstration.ts'
import { placeNamed, postNamed } from '../worlds/posts.ts'
import { programWith, type Answered, type Program, type Sending } from '../worlds/program.ts'

let app: App
let nobody: Program
beforeAll(async () => {
  app = await demonstrationApp()
  nobody = programWith(app, '')
})

async function whoIs(post: string): Promise<Who> {
  const { accountId } = await postNamed(app, await placeNamed(app, 'halton'), post)
  const who = await whoHas(app, await startSession(app.db, accountId ?? 0))
  if (!who) throw new Error(`${post} cannot sign in`)
  return who
}
const tokenOf = async (who: Who, scope: 'read' | 'write'): Promise<string> =>
  done(await makeAccessToken(app, who, { name: 'A program', scope, days: '30' })).token
const ask = (token: string, path: string, request: Sending = {}, program = nobody): Promise<Answered> =>
  program.ask(path, { ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } })
const said = ({ status, json }: Answered): [number, string] => [status, (json as { code: string }).code]

const value = { area: 'E06000006', period: 'Q2 2008/09', value: '36.5' }
const write = { method: 'POST', body: { source: 'Test', dryRun: true, values: [value] } }
const observations = '/indicators/NI192/observations'

describe('a program with an access token', () => {
  it('reads what its owner may read, without a session', async () => {
    const token = await tokenOf(await whoIs('Corporate Performance Manager'), 'read')
    expect((await ask(token, '/indicators')).status).toBe(200)
    expect(said(await nobody.ask('/indicators'))).toEqual([401, 'session-needed'])
    const { rows: before } = await app.db.pool.query('select count(*) from session')
    const answer = await ask(token, '/indicators')
    expect(answer.headers.getSetCookie()).toEqual([])
    expect((await app.db.pool.query('select count(*) from session')).rows).toEqual(before)
  })

  it('writes only where the token is for writing', async () => {
    const who = await whoIs('Corporate Performance Manager')
    expect((await ask(await tokenOf(who, 'read'), observations, write)).status).toBe(403)
    expect((await ask(await tokenOf(who, 'write'), observations, write)).status).toBe(200)
  })

  it('is whom the token says, whatever cookie stands beside it', async () => {
    const manager = await whoIs('Corporate Performance Manager')
    const session = await startSession(app.db, manager.accountId)
    const beside = programWith(app, `tl=${session}`)
    expect(said(await ask(`tl_${'A'.repeat(43)}`, '/indicators', {}, beside))).toEqual([
      401,
      'token-not-known',
    ])
    const reader = await tokenOf(await whoIs('Internal Auditor'), 'write')
    expect((await ask(reader, observations, write, beside)).status).not.toBe(200)
  })

  it('is refused from the next request on once the token is revoked, or its account closed', async () => {
    const who = await whoIs('Waste Management Collator')
    const [first, second] = [await tokenOf(who, 'read'), await tokenOf(who, 'read')]
    expect((await ask(first, '/indicators')).status).toBe(200)
    const [, oldest] = await loadAccessTokens(app, who)
    await endAccessToken(app, who, oldest?.id ?? 0)
    expect(said(await ask(first, '/indicators'))).toEqual([401, 'token-not-known'])
    expect((await ask(second, '/indicators')).status).toBe(200)
    await disableAccount(app.db, who.accountId)
    expect(said(await ask(second, '/indicators'))).toEqual([401, 'token-not-known'])
  })
})
