import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, it } from 'vitest'
import { openDatabase } from '../../src/db/database.ts'
import { findRunning } from '../../src/db/embedded/start-embedded.ts'
import { readConfig } from '../../src/entry/config.ts'
import { openStore } from '../../src/entry/open-store.ts'
import { aMailServer, type MailServer, type Taken } from '../worlds/a-mail-server.ts'
import { aMessage } from '../worlds/a-message.ts'
import { newTenant } from '../worlds/new-tenant.ts'
import { killAll, launch, run, startProduct, until, type Product } from './product.ts'

const folder = mkdtempSync(join(tmpdir(), 'throughline-mail-'))
const servers: MailServer[] = []
afterEach(killAll)
afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()))
  rmSync(folder, { recursive: true, force: true })
})

const settings = (server: MailServer) => ({ MAIL_URL: server.url, MAIL_FROM: 'performance@example.gov.uk' })

/** A store with a real place and so many messages that wait. */
async function furnished(name: string, messages: number): Promise<{ dataDir: string; placeId: number }> {
  const dataDir = join(folder, name)
  const store = await openStore(readConfig({ DATA_DIR: dataDir }), { join: false })
  const place = await newTenant(store.app)
  for (let i = 0; i < messages; i += 1)
    await aMessage(store.app, place.id, { reasonKey: `reason-${i}`, address: `reader-${i}@example.gov.uk` })
  await store.close()
  return { dataDir, placeId: place.id }
}

interface Row {
  readonly state: string
  readonly message_id: string
}
async function messagesOf(dataDir: string): Promise<readonly Row[]> {
  const db = openDatabase({ connection: await findRunning(dataDir), max: 1 })
  try {
    return (await db.pool.query<Row>('select state, message_id from outbox order by id')).rows
  } finally {
    await db.close()
  }
}
const allSent = (dataDir: string): Promise<void> =>
  until('every message is sent', async () =>
    (await messagesOf(dataDir)).every(({ state }) => state === 'sent'),
  )
const idsOf = (taken: readonly Taken[]): (string | undefined)[] =>
  taken.map(({ headers }) => headers.get('message-id'))

it('killed in the middle of a send loses nothing: sent again under the same Message-ID, once in the record', async () => {
  const { dataDir } = await furnished('killed', 12)
  const read: Taken[] = []
  const started = Promise.withResolvers<Product>()
  // The fifth message is read whole and then held back: the product is killed before it is told that it was taken.
  const slow = await aMailServer({
    beforeAcknowledged: async (taken) => {
      read.push(taken)
      if (read.length < 5) return
      const product = await started.promise
      product.child.kill('SIGKILL')
      await product.ended
    },
  })
  servers.push(slow)
  const product = await startProduct({ dataDir, env: settings(slow) })
  started.resolve(product)
  await product.ended
  const well = await aMailServer()
  servers.push(well)
  await startProduct({ dataDir, env: settings(well) })
  await allSent(dataDir)
  const rows = await messagesOf(dataDir)
  expect(rows).toHaveLength(12)
  const known = new Set(rows.map((row) => `<${row.message_id}@127.0.0.1>`))
  const given = [...idsOf(read), ...idsOf(well.taken)]
  // Nobody was left out, and whoever was written to twice can be told by the Message-ID.
  expect(new Set(given)).toEqual(known)
  expect(well.taken.length).toBeGreaterThan(0)
  expect(given.length).toBeLessThan(24)
  expect((await run(['verify', '--data', dataDir])).code).toBe(0)
})

it('a worker alone sends what the pages have written, on the same store', async () => {
  const { dataDir } = await furnished('apart', 3)
  const server = await aMailServer()
  servers.push(server)
  await startProduct({ dataDir, args: ['--web'], env: settings(server) })
  expect((await messagesOf(dataDir)).map(({ state }) => state)).toEqual(['waiting', 'waiting', 'waiting'])
  const worker = await launch({
    dataDir,
    command: [process.execPath, 'bin/throughline', 'start', '--worker', '--data', dataDir],
    env: settings(server),
  })
  await worker.ready
  await allSent(dataDir)
  expect(server.taken).toHaveLength(3)
  worker.child.kill('SIGTERM')
  expect(await worker.ended).toMatchObject({ code: 0 })
})

it('with a mail server that is down waits, says nothing of its password, and sends once it is up', async () => {
  const { dataDir } = await furnished('down', 2)
  const gone = await aMailServer()
  await gone.close()
  const product = await startProduct({
    dataDir,
    env: { ...settings(gone), MAIL_URL: gone.url.replace('smtp://', 'smtp://somebody:canary-secret@') },
  })
  await until('it has been tried', () => product.said().includes('The mail server takes nothing'))
  expect((await messagesOf(dataDir)).map(({ state }) => state)).toEqual(['waiting', 'waiting'])
  expect(product.said()).not.toContain('canary-secret')
  const back = await aMailServer({ port: gone.port, password: 'canary-secret' })
  servers.push(back)
  const db = openDatabase({ connection: await findRunning(dataDir), max: 1 })
  await until('every message is sent', async () => {
    // No minutes of waiting in a test: their turn is now.
    await db.pool.query(`update outbox set due_at = written_at where state = 'waiting'`)
    return (await messagesOf(dataDir)).every(({ state }) => state === 'sent')
  })
  await db.close()
  expect(back.taken).toHaveLength(2)
  expect(await product.end('SIGTERM')).toMatchObject({ code: 0 })
})
