import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { buildIfNeeded } from '../../src/entry/build-if-needed.ts'
import { readConfig } from '../../src/entry/config.ts'
import { openStore } from '../../src/entry/open-store.ts'
import { openPost, sendersAtOnce, type Post } from '../../src/mail/post.action.ts'
import { sendNext } from '../../src/mail/send-next.action.ts'
import type { App } from '../../src/db/app.ts'
import type { Place } from '../../src/places/place.ts'
import { startProduct } from '../lifecycle/product.ts'
import { aMailServer, type MailServer } from '../worlds/a-mail-server.ts'
import { aMessage } from '../worlds/a-message.ts'
import { aPerson } from '../worlds/an-actor.ts'
import { newTenant } from '../worlds/new-tenant.ts'
import type { Measurement } from './measurement.ts'
import { megabytesOf } from './memory-of.ts'
import { median } from './median.ts'

/** What mail costs: written with a change of its own each, sent to a mail server on this machine, and at rest. 1,000 are scale 1. */
export async function* measure({ scale }: { scale: number }): AsyncGenerator<Measurement> {
  const dataDir = mkdtempSync(join(tmpdir(), 'throughline-bench-'))
  const server = await aMailServer()
  const post = openPost({ url: server.url, from: 'performance@example.gov.uk' })
  try {
    const store = await openStore(readConfig({ DATA_DIR: dataDir }), { join: false })
    yield* measureSending(store.app, server, post, Math.max(50, Math.round(1_000 * scale)))
    await store.close()
    yield* measureIdle(dataDir, server)
  } finally {
    post.close()
    await server.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function* measureSending(
  app: App,
  server: MailServer,
  post: Post,
  count: number,
): AsyncGenerator<Measurement> {
  const place = await newTenant(app)
  const { personId } = await aPerson(app, place.id, 'Reader')
  const perSecond = async (name: string, work: () => Promise<unknown>): Promise<Measurement> => {
    const begun = performance.now()
    await work()
    const value = count / ((performance.now() - begun) / 1_000)
    return { name, value, unit: 'a second', better: 'higher' }
  }
  yield await perSecond('messages written, a change each', async () => {
    for (let i = 0; i < count; i += 1) await aMessage(app, place.id, { personId })
  })
  yield await perSecond('messages sent and recorded', () =>
    Promise.all(Array.from({ length: sendersAtOnce }, () => sendAll(app, post, place))),
  )
  if (server.taken.length !== count) throw new Error(`${server.taken.length} of ${count} were taken`)
}

async function sendAll(app: App, post: Post, place: Place): Promise<void> {
  // Written in the same second: by this clock every one is due.
  while ((await sendNext(app, post, place, new Date(Date.now() + 60_000))) === 'sent');
}

async function* measureIdle(dataDir: string, server: MailServer): AsyncGenerator<Measurement> {
  await buildIfNeeded((line) => process.stderr.write(`${line}\n`), new AbortController().signal)
  const product = await startProduct({
    dataDir,
    env: { MAIL_URL: server.url, MAIL_FROM: 'performance@example.gov.uk' },
  })
  try {
    await (await fetch(product.address)).text()
    const idle: number[] = []
    for (let n = 0; n < 5; n += 1) {
      await pause(2_000)
      idle.push(megabytesOf(dataDir))
    }
    yield {
      name: 'idle memory with a mail server, database included',
      value: median(idle),
      unit: 'MB',
      better: 'lower',
    }
  } finally {
    await product.end('SIGTERM')
  }
}
