import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demonstrationFolder } from './folders.ts'
import { startProduct, type Product } from './product.ts'
import { Visitor } from './visitor.ts'

let product: Product
beforeAll(async () => {
  product = await startProduct({ dataDir: demonstrationFolder(), isKept: true })
})
afterAll(() => product.end('SIGTERM'))

const post = (
  path: string,
  form: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>>,
) =>
  fetch(product.origin + path, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(form),
    headers: { accept: 'text/html', origin: product.origin, ...headers },
  })

describe('over the wire', () => {
  it('a session that was laid in the browser before is never the one that is signed in', async () => {
    const attacker = new Visitor(product.origin)
    await attacker.signIn('Internal Auditor')
    for (const laid of [attacker.cookie, `tl=${'A'.repeat(43)}`]) {
      const person = /name="person" value="(\d+)"/.exec(
        await (await fetch(`${product.origin}/sign-in`)).text(),
      )?.[1]
      const answer = await post('/sign-in', { place: 'halton', person: person ?? '' }, { cookie: laid })
      expect(answer.status).toBe(303)
      const [given = ''] = answer.headers.getSetCookie()
      expect(given).toMatch(/^tl=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
      expect(given.startsWith(laid)).toBe(false)
      const old = await fetch(`${product.origin}/halton/my-work`, {
        redirect: 'manual',
        headers: { cookie: laid },
      })
      expect([old.status, old.headers.get('location')]).toEqual([303, '/sign-in?to=%2Fhalton%2Fmy-work'])
    }
  })

  it('a demonstration confirms by one button, under a new token, and leads on to addresses of our own alone', async () => {
    const visitor = new Visitor(product.origin)
    await visitor.signIn('Corporate Performance Manager')
    const page = await (await visitor.get('/account/confirm?to=/halton/audit')).text()
    expect(page).toContain('value="/halton/audit"')
    expect(page).not.toContain('type="password"')
    for (const [to, led] of [
      ['/halton/audit', '/halton/audit'],
      ['//evil.test', '/account?stay=1'],
      ['https://evil.test/', '/account?stay=1'],
    ] as const) {
      const before = visitor.cookie
      const answer = await visitor.post('/account/confirm', { to })
      expect([answer.status, answer.headers.get('location')]).toEqual([303, led])
      expect(visitor.cookie).not.toBe(before)
      const old = await fetch(`${product.origin}/halton/my-work`, {
        redirect: 'manual',
        headers: { cookie: before },
      })
      expect(old.status).toBe(303)
      expect((await visitor.get('/halton/my-work')).status).toBe(200)
    }
  })

  it('one’s account is nobody else’s: without a session every page of it leads to signing in', async () => {
    for (const path of ['', '/password', '/second-factor', '/tokens', '/confirm']) {
      const answer = await fetch(`${product.origin}/account${path}`, { redirect: 'manual' })
      expect([answer.status, answer.headers.get('location')]).toEqual([
        303,
        `/sign-in?to=${encodeURIComponent(`/account${path}`)}`,
      ])
    }
    const visitor = new Visitor(product.origin)
    await visitor.signIn('Internal Auditor')
    // An account of a demonstration has no address, so there is no password to choose.
    for (const path of [
      '/account/password',
      '/account/second-factor',
      '/sign-in/provider',
      '/sign-in/callback',
    ])
      expect((await visitor.get(path)).status).toBe(404)
  })

  it('a network is not what a client says it is: the eleventh guess waits', async () => {
    const said: string[] = []
    for (let i = 0; i < 11; i += 1) {
      const form = { email: `nobody-${i}@example.gov.uk`, password: 'a guess of mine' }
      const answer = await post('/sign-in', form, {
        'x-forwarded-for': `192.0.2.${i}`,
        'x-throughline-network': `192.0.2.${i}`,
      })
      said.push(`${answer.status} ${(await answer.text()).includes('too many attempts')}`)
    }
    expect(said).toEqual([...Array<string>(10).fill('422 false'), '422 true'])
  })

  it('a program with a token may write from anywhere, and a page of another site may not', async () => {
    const visitor = new Visitor(product.origin)
    await visitor.signIn('Corporate Performance Manager')
    const made = await visitor.post('/account/tokens', { name: 'A program', scope: 'write', days: '30' })
    const token = /tl_[\w-]{43}/.exec(await made.text())?.[0] ?? ''
    const values = [{ area: 'E06000006', period: 'Q2 2008/09', value: '36.5' }]
    const send = (headers: Readonly<Record<string, string>>) =>
      fetch(`${product.origin}/api/v1/indicators/NI192/observations?place=halton`, {
        method: 'POST',
        body: JSON.stringify({ source: 'Test', dryRun: true, values }),
        headers: { 'content-type': 'application/json', 'idempotency-key': 'one', ...headers },
      })
    expect((await send({ authorization: `Bearer ${token}` })).status).toBe(200)
    expect((await send({ cookie: visitor.cookie })).status).toBe(403)
    expect((await send({ cookie: visitor.cookie, authorization: 'Bearer x' })).status).toBe(401)
    expect(product.said()).not.toContain(token)
  })
})
