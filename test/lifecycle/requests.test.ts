import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demonstrationFolder } from './folders.ts'
import { freePort, startProduct, type Product } from './product.ts'
import { hiddenNumber, Visitor } from './visitor.ts'

const department = '/halton/returns/exchequer-customer-services/q3-2008-09'

let product: Product
let metricsPort = 0
beforeAll(async () => {
  metricsPort = await freePort()
  product = await startProduct({
    dataDir: demonstrationFolder(),
    env: { METRICS_PORT: String(metricsPort) },
    isKept: true,
  })
})
afterAll(() => product.end('SIGTERM'))

/** What the server answers to these bytes, to the end of the connection. */
async function raw(...pieces: string[]): Promise<string> {
  const socket = connect(product.port, '127.0.0.1')
  let heard = ''
  socket.setEncoding('utf8').on('data', (text: string) => (heard += text))
  socket.on('error', () => undefined)
  for (const piece of pieces) socket.write(piece)
  await once(socket, 'close')
  return heard
}

const get = (path: string, ...headers: string[]): Promise<string> =>
  raw(
    `GET ${path} HTTP/1.1\r\n${['Host: a', 'Accept: text/html', 'Connection: close', ...headers].join('\r\n')}\r\n\r\n`,
  )

const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1])
const headersOf = (answer: string): Map<string, string> =>
  new Map(
    (answer.split('\r\n\r\n')[0] ?? '')
      .split('\r\n')
      .slice(1)
      .map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]),
  )

const post = (path: string, body: string, ...headers: string[]): Promise<string> =>
  raw(
    `POST ${path} HTTP/1.1\r\n${['Host: a', 'Accept: text/html', 'Connection: close', 'Content-Type: application/x-www-form-urlencoded', `Content-Length: ${Buffer.byteLength(body)}`, ...headers].join('\r\n')}\r\n\r\n${body}`,
  )

describe('every kind of answer', () => {
  it.each([
    ['a page', () => get('/sign-in'), 200],
    ['a page that is not there', () => get('/help/nothing'), 404],
    ['a redirect', () => get('/halton/my-work'), 303],
    ['the style sheet', () => get('/assets/throughline.css'), 200],
    ['a file that is not there', () => get('/_app/immutable/nothing.js'), 404],
    ['health', () => get('/health/live'), 200],
    ['an address that is none', () => get('/%E0%A4%A'), 400],
    ['a form from elsewhere', () => post('/sign-in', 'place=halton', 'Origin: https://evil.test'), 403],
    ['a request that is none', () => raw('GET / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n'), 400],
    ['headers that are too long', () => get('/', `Cookie: a=${'x'.repeat(20_000)}`), 431],
    ['the interface for programs', () => get('/api/v1/indicators'), 401],
  ])('bears the headers that keep browsers safe: %s', async (_, ask, status) => {
    const answer = await ask()
    expect(statusOf(answer)).toBe(status)
    const headers = headersOf(answer)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/unsafe|data: .*script|\*/)
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'x-frame-options': 'DENY',
    })
  })

  it('with the path of a page is never kept by a browser', async () => {
    expect(headersOf(await get('/sign-in')).get('cache-control')).toBe('no-store')
  })

  it('names no other program, and shows no trace of one', async () => {
    for (const path of ['/sign-in', '/help/nothing', '/%00', '/halton/nothing']) {
      const answer = await get(path)
      expect(headersOf(answer).has('x-powered-by')).toBe(false)
      expect(answer).not.toMatch(/\bat .*\.(js|ts):\d+/)
    }
  })
})

describe('addresses', () => {
  it.each([
    ['/%00', 400],
    ['/halton/%00', 400],
    ['/sign-in?to=%00', 400],
    ['/%0d%0aSet-Cookie:%20a=b', 400],
    ['/%E0%A4%A', 400],
    ['//evil.test/', 400],
    ['//evil.test', 400],
    ['http://evil.test/', 400],
    ['*', 400],
    ['/help/nothing', 404],
    ['/_app/..%2f..%2fpackage.json', 404],
    ['/assets/..%2f..%2findex.js', 404],
    ['/assets/../../../package.json', 303],
    ['/..%2f..%2fetc%2fpasswd', 303],
    ['/sign-in/__data.json', 404],
  ])('%s is answered %i, and nothing falls over', async (path, status) => {
    const answer = await get(path)
    expect(statusOf(answer)).toBe(status)
    expect(answer).not.toContain('"dependencies"')
    expect(headersOf(answer).get('location') ?? '/').toMatch(/^\.?\/(?!\/)/)
    expect(headersOf(answer).has('set-cookie')).toBe(false)
    expect((await fetch(`${product.origin}/health/live`)).status).toBe(200)
  })

  it('may be long', async () => {
    expect(statusOf(await get(`/${'x'.repeat(8_000)}`))).toBe(303)
  })

  it('are answered to HEAD as to GET, without the page', async () => {
    for (const path of ['/sign-in', '/help/nothing', '/assets/throughline.css']) {
      const url = product.origin + path
      const [head, whole] = [await fetch(url, { method: 'HEAD' }), await fetch(url)]
      expect([head.status, await head.text()]).toEqual([whole.status, ''])
    }
  })

  it('are never led away from by "to"', async () => {
    for (const to of ['https://evil.test/', '//evil.test/', '/\\evil.test', 'javascript:alert(1)']) {
      const visitor = new Visitor(product.origin)
      const answer = await visitor.post('/sign-in', { place: 'halton', person: '1', to })
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/halton/my-work'])
    }
  })
})

describe('a form', () => {
  const here = () => `Origin: ${product.origin}`

  it.each([
    ['without a word of where it comes from', []],
    ['from another site', ['Origin: https://evil.test']],
    ['from a page with an origin of its own', ['Origin: null']],
    ['from another site, as the browser says', ['Origin: https://evil.test', 'Sec-Fetch-Site: cross-site']],
    ['from a neighbouring port', ['Origin: http://127.0.0.1:1', 'Sec-Fetch-Site: same-site']],
  ])('%s is refused with a page', async (_, headers) => {
    const answer = await post('/sign-in', 'place=halton&person=1', ...headers)
    expect(statusOf(answer)).toBe(403)
    expect(answer).toContain(`This form was not sent from ${product.origin}, so nothing was saved.`)
    expect(headersOf(answer).has('set-cookie')).toBe(false)
  })

  it('to the interface for programs from elsewhere is refused with a problem document', async () => {
    const answer = await post('/api/v1/returns/1/submit', '{}', 'Origin: https://evil.test')
    expect(statusOf(answer)).toBe(403)
    expect(headersOf(answer).get('content-type')).toBe('application/problem+json')
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({ status: 403 })
  })

  it('that is too large is refused, whether it says so or not', async () => {
    const body = `place=${'x'.repeat(1_100_000)}`
    const said = await post('/sign-in', body, here())
    expect(statusOf(said)).toBe(413)
    expect(said).toContain('What you sent is too large: 1 megabyte at most. Nothing was saved.')
    const unsaid = await fetch(`${product.origin}/sign-in`, {
      method: 'POST',
      headers: {
        origin: product.origin,
        accept: 'text/html',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new Blob([body]).stream(),
      duplex: 'half',
    } as RequestInit)
    expect(unsaid.status).toBe(413)
  })

  it.each([
    ['no person', 'place=halton&person=0', 404],
    ['words for a person', 'place=halton&person=everybody', 404],
    ['no place', 'place=nowhere&person=1', 404],
    ['nothing', '', 422],
    ['an address alone', 'email=a%40b.test', 422],
    ['a character 0 in the address', 'email=a%00b%40c.test&password=abc', 422],
    ['a character 0 for a password', 'email=a%40b.test&password=%00', 422],
  ])('with %s signs nobody in', async (_, body, status) => {
    const answer = await post('/sign-in', body, here())
    expect(statusOf(answer)).toBe(status)
    expect(headersOf(answer).has('set-cookie')).toBe(false)
  })

  it('of another kind is refused', async () => {
    const headers = { accept: 'text/html', origin: product.origin, 'content-type': 'application/json' }
    const answer = await fetch(`${product.origin}/sign-in`, { method: 'POST', headers, body: '{}' })
    expect(answer.status).toBe(415)
    expect(await answer.text()).toContain('<h1')
  })

  it('keeps what can be kept of hostile text, and shows it as text', async () => {
    const visitor = new Visitor(product.origin)
    await visitor.signIn('Revenues Collator')
    const version = hiddenNumber(await (await visitor.get(department)).text(), 'version')
    const hostile = 'a\0b\u0007c <script>alert(1)</script> \ud800 {{7*7}} =cmd()'
    const saved = await visitor.post(`${department}?/save`, {
      version: String(version),
      'key-issues': hostile,
    })
    expect(saved.status).toBe(303)
    const page = await (await visitor.get(department)).text()
    expect(page).toContain('&lt;script>alert(1)&lt;/script>')
    expect(page).not.toContain('<script>alert')
  })

  it('with a box that the page does not have takes nothing from it, and says so', async () => {
    const visitor = new Visitor(product.origin)
    await visitor.signIn('Revenues Collator')
    const before = await (await visitor.get(department)).text()
    const version = String(hiddenNumber(before, 'version'))
    const form = { version, 'key-issues': 'A steady quarter', tenant_id: '2' }
    const answer = await visitor.post(`${department}?/save`, form)
    const onwards = answer.headers.get('location') ?? ''
    expect([answer.status, new URL(onwards, product.origin).searchParams.getAll('ignored')]).toEqual([
      303,
      ['tenant_id'],
    ])
    const after = await (await visitor.get(onwards)).text()
    expect(after).toContain('tenant_id')
    expect(hiddenNumber(after, 'version')).toBe(Number(version) + 1)
  })

  it('sent twice at once is saved once', async () => {
    const visitor = new Visitor(product.origin)
    await visitor.signIn('Accountancy Collator')
    const path = '/halton/returns/financial-services/q3-2008-09'
    const version = hiddenNumber(await (await visitor.get(path)).text(), 'version')
    const form = { version: String(version), 'key-issues': 'Pressed twice' }
    const answers = await Promise.all(Array.from({ length: 5 }, () => visitor.post(`${path}?/save`, form)))
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303, 303])
    expect(hiddenNumber(await (await visitor.get(path)).text(), 'version')).toBe(version + 1)
  })
})

describe('a session', () => {
  it.each([
    ['a broken cookie', 'tl=%E0%A4%A; ;;=; a'],
    ['a cookie of somebody who never was', `tl=${'A'.repeat(43)}`],
    ['a cookie that is too long', `tl=${'A'.repeat(4_000)}`],
    ['many cookies', Array.from({ length: 150 }, (_, i) => `c${i}=1`).join('; ')],
  ])('is not had with %s', async (_, cookie) => {
    const answer = await get('/halton/my-work', `Cookie: ${cookie}`)
    expect([statusOf(answer), headersOf(answer).get('location')]).toEqual([
      303,
      '/sign-in?to=%2Fhalton%2Fmy-work',
    ])
  })

  it('is kept in a cookie that scripts and other sites cannot use', async () => {
    const answer = await post('/sign-in', 'place=halton&person=1', `Origin: ${product.origin}`)
    expect(headersOf(answer).get('set-cookie')).toMatch(/^tl=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/i)
  })

  it('ends with signing out, for everybody who has its cookie', async () => {
    const visitor = new Visitor(product.origin)
    await visitor.signIn('Internal Auditor')
    expect((await visitor.get('/halton/my-work')).status).toBe(200)
    const held = visitor.cookie
    await visitor.post('/sign-out', {})
    const answer = await get('/halton/my-work', `Cookie: ${held}`)
    expect(statusOf(answer)).toBe(303)
  })
})

describe('a connection', () => {
  it('whose headers do not come to an end is cut', async () => {
    const answer = await raw('GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ')
    expect(statusOf(answer)).toBe(408)
  })

  it.each([
    ['two lengths', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx'],
    [
      'a length and pieces',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['no host', 'GET / HTTP/1.1\r\n\r\n'],
    ['nonsense', '\u0016\u0003\u0001\u0002\r\n\r\n'],
  ])('with %s is refused', async (_, bytes) => {
    expect(statusOf(await raw(bytes))).toBe(400)
  })
})

describe('health and measurement', () => {
  it('says that the process lives, and that it is ready', async () => {
    const live = await fetch(`${product.origin}/health/live`)
    const ready = await fetch(`${product.origin}/health/ready`)
    expect([live.status, await live.json()]).toEqual([200, { live: true }])
    expect([ready.status, await ready.json()]).toEqual([200, { ready: true }])
  })

  it('gives its figures at a port of their own, to this machine alone', async () => {
    const figures = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text()
    expect(figures).toMatch(/throughline_request_seconds_count\{method="GET",status="2xx"\} \d+/)
    expect((await fetch(`${product.origin}/metrics`, { redirect: 'manual' })).status).toBe(303)
  })
})
