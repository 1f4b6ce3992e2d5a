import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openDatabase } from '../../src/db/database.ts'
import { findRunning } from '../../src/db/embedded/start-embedded.ts'
import { outsideTenants } from '../../src/db/tenant.ts'
import { listPlaces } from '../../src/places/place.sql.ts'
import { demonstrationFolder, emptyFolder } from './folders.ts'
import { freePort, launch, nothingLeft, run, startProduct, until } from './product.ts'
import { hiddenNumber, Visitor } from './visitor.ts'

const department = '/halton/returns/exchequer-customer-services/q3-2008-09'

describe('starting', () => {
  it('serves its pages at the address it says', async () => {
    const product = await startProduct({ dataDir: demonstrationFolder() })
    expect(product.address).toBe(product.origin)
    const page = await fetch(product.address, { headers: { accept: 'text/html' } })
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('Sign in')
  })

  it('gives one document with --json, and nothing else on standard output', async () => {
    const product = await launch({ dataDir: emptyFolder(), args: ['--json', '--empty'] })
    let out = ''
    product.child.stdout?.on('data', (text: string) => (out += text))
    await until('it is ready', () => out.includes('\n'))
    product.child.kill('SIGTERM')
    expect((await product.ended).code).toBe(0)
    expect(JSON.parse(out)).toEqual({
      ready: true,
      address: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/set-up\/[\w-]{43}$/) as string,
    })
  })

  it('refuses a data folder that is in use, with the process to end', async () => {
    const dataDir = demonstrationFolder()
    const first = await startProduct({ dataDir })
    const second = await launch({ dataDir })
    expect((await second.ended).code).toBe(3)
    expect(second.said()).toBe(
      `${dataDir} is already in use by process ${first.child.pid}. Stop that one first, or choose another folder with --data.\n`,
    )
    expect((await fetch(`${first.origin}/health/ready`)).status).toBe(200)
  })

  it.each(['PORT', 'METRICS_PORT'])('says so when its port is taken: %s', async (setting) => {
    const dataDir = demonstrationFolder()
    const port = await freePort()
    const other = createServer().listen(port, '127.0.0.1')
    await once(other, 'listening')
    onTestFinished(() => void other.close())
    const product = await launch({ dataDir, env: { [setting]: String(port) } })
    expect((await product.ended).code).toBe(3)
    expect(product.said()).toBe(
      `Port ${port} is in use. Stop what uses it, or choose another: ${setting}=${port + 1} npm start\n`,
    )
    await nothingLeft(dataDir)
  })

  it.each([
    [['--demo', '--empty'], {}, 'Choose --demo or --empty, not both.'],
    [['--sideways'], {}, "Unknown option '--sideways'"],
    [[], { PORT: '99999' }, 'PORT must be a number from 1 to 65535.'],
    [[], { PUBLIC_ORIGIN: 'example.gov.uk' }, 'PUBLIC_ORIGIN must be like https://'],
  ])('calls %j with %j wrong usage', async (args, env, sentence) => {
    const dataDir = emptyFolder()
    const { code, err } = await run(['start', '--built', '--data', dataDir, ...args], env)
    expect([code, err]).toEqual([2, expect.stringContaining(sentence)])
    expect(existsSync(join(dataDir, 'pg18'))).toBe(false)
  })
})

describe('an empty store', () => {
  it('is opened by a link that works once; looking at it uses nothing up', async () => {
    const product = await startProduct({ dataDir: emptyFolder(), args: ['--empty'] })
    const path = new URL(product.address).pathname
    const visitor = new Visitor(product.origin)
    for (let look = 0; look < 3; look += 1) expect(await (await visitor.get(path)).text()).toContain('<form')
    const wrong = { name: '', shortName: 'Fordham Valley', post: '', email: 'nobody' }
    expect((await visitor.post(path, wrong)).status).toBe(400)
    const right = {
      name: 'Fordham',
      shortName: 'fordham',
      post: 'Performance Manager',
      email: 'pm@fordham.test',
      password: 'three wet otters sing',
    }
    const done = await visitor.post(path, right)
    expect([done.status, done.headers.get('location')]).toEqual([303, '/fordham/my-work'])
    expect((await visitor.get('/fordham/my-work')).status).toBe(200)

    const other = new Visitor(product.origin)
    expect(await (await other.get(path)).text()).not.toContain('<form')
    expect((await other.post(path, { ...right, shortName: 'second', email: 'x@fordham.test' })).status).toBe(
      400,
    )
    expect((await other.get('/fordham/my-work')).status).toBe(303)
  })

  it('is left as it is when it is not empty any more', async () => {
    const product = await startProduct({ dataDir: demonstrationFolder(), args: ['--empty'] })
    expect(product.said()).toContain('The store holds a place already, so it was left as it is.')
    expect(product.address).toBe(product.origin)
  })
})

describe('a first start that is interrupted', () => {
  it.each([
    ['while the database is made', (dataDir: string) => existsSync(join(dataDir, 'pg18.new/base'))],
    ['while the demonstration is loaded', isHalfLoaded],
  ])('%s is begun again by the next, whole', async (_, isThen) => {
    const dataDir = emptyFolder()
    const first = await launch({ dataDir, args: ['--demo'] })
    await until('the moment has come', () => isThen(dataDir))
    first.child.kill('SIGKILL')
    await first.ended
    const product = await startProduct({ dataDir, args: ['--demo'] })
    const visitor = new Visitor(product.origin)
    await visitor.signIn('Revenues Collator')
    expect(hiddenNumber(await (await visitor.get(department)).text(), 'version')).toBeGreaterThan(0)
    const verified = await run(['verify', '--json', '--data', dataDir])
    expect(JSON.parse(verified.out)).toMatchObject({
      ok: true,
      places: [{ place: 'halton' }, { place: 'harrow' }],
    })
  })

  it('in order, by SIGTERM, ends at once and is begun again', async () => {
    const dataDir = emptyFolder()
    const first = await launch({ dataDir, args: ['--demo'] })
    await until('it is loading', () => isHalfLoaded(dataDir))
    first.child.kill('SIGTERM')
    expect((await first.ended).code).toBe(0)
    expect(first.said()).not.toContain('ready')
    await nothingLeft(dataDir)
    const next = await startProduct({ dataDir })
    expect(next.said()).toContain('The demonstration was not loaded to its end last time. It is begun again.')
    await new Visitor(next.origin).signIn('Internal Auditor', 'harrow')
  })
})

/** The first place of the demonstration is there, and the second is still to come. */
async function isHalfLoaded(dataDir: string): Promise<boolean> {
  const connection = await findRunning(dataDir)
  if (!connection) return false
  const db = openDatabase({ connection, max: 1 })
  try {
    return (await outsideTenants(db, listPlaces)).length === 1
  } catch {
    // Its tables are not made yet.
    return false
  } finally {
    await db.close()
  }
}
