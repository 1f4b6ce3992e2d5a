import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { App } from '../../src/db/app.ts'
import { openDatabase } from '../../src/db/database.ts'
import { findRunning } from '../../src/db/embedded/start-embedded.ts'
import { buildIfNeeded } from '../../src/entry/build-if-needed.ts'
import { readConfig } from '../../src/entry/config.ts'
import { openStore } from '../../src/entry/open-store.ts'
import { londonDate, londonInstant } from '../../src/kernel/london.ts'
import { openPost, sendersAtOnce } from '../../src/mail/post.action.ts'
import { sendNext } from '../../src/mail/send-next.action.ts'
import { writeReminders } from '../../src/reminders/write-reminders.action.ts'
import { FormFiller, steps, type FillingStep } from '../lifecycle/form-filler.ts'
import { startProduct } from '../lifecycle/product.ts'
import { aMailServer, type MailServer } from '../worlds/a-mail-server.ts'
import { buildQuartersEnd, nextWorkingDay, type QuartersEnd } from '../worlds/a-quarters-end.ts'
import type { Measurement } from './measurement.ts'
import { cpuSecondsOf } from './cpu-of.ts'
import { percentile } from './percentile.ts'
import { settle } from './settle-rush.ts'

const from = 'performance@example.gov.uk'

/**
 * The end of a quarter: 500 returns (times `scale`) are filled in and sent by 200 people at work at the same time, in so
 * many minutes. A third of the way through, the reminders of the day are written, by two workers at once, and sent.
 */
export async function* measure(options: { scale: number; minutes: number }): AsyncGenerator<Measurement> {
  const { scale, minutes } = options
  const dataDir = mkdtempSync(join(tmpdir(), 'throughline-rush-'))
  const server = await aMailServer()
  try {
    await buildIfNeeded((line) => process.stderr.write(`${line}\n`), new AbortController().signal)
    const config = readConfig({ DATA_DIR: dataDir, MAIL_URL: server.url, MAIL_FROM: from })
    const store = await openStore(config, { join: false })
    const world = await buildQuartersEnd(store.app, {
      departments: Math.round(500 * scale),
      people: Math.round(200 * scale),
    })
    await store.close()
    // Without a mail server of its own: the bench is the worker, in working hours whatever the day.
    const product = await startProduct({ dataDir })
    const db = openDatabase({ connection: await findRunning(dataDir), max: 4 })
    try {
      yield* rush({ ...store.app, db }, { origin: product.origin, dataDir }, world, server, minutes)
    } finally {
      await db.close()
      await product.end('SIGTERM')
    }
  } finally {
    await server.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function* rush(
  app: App,
  { origin, dataDir }: { readonly origin: string; readonly dataDir: string },
  world: QuartersEnd,
  server: MailServer,
  minutes: number,
): AsyncGenerator<Measurement> {
  const people = world.fillers.map((filler) => new FormFiller(origin, filler))
  // One at a time: what a sign-in costs is the hash, which is measured elsewhere.
  for (const one of people) await one.signIn()
  const alone = await openAlone(people)
  yield {
    name: 'a return opened by one alone, median',
    value: percentile(alone, 0.5),
    unit: 'ms',
    better: 'lower',
  }
  yield {
    name: 'a return opened by one alone, p95',
    value: percentile(alone, 0.95),
    unit: 'ms',
    better: 'lower',
  }

  const taken = new Map<FillingStep, number[]>(steps.map((step) => [step, []]))
  const length = minutes * 60_000
  const cpuBefore = cpuSecondsOf(dataDir)
  const begun = performance.now()
  const until = (share: number): Promise<void> =>
    pause(Math.max(0, begun + share * length - performance.now()))
  const [reminded] = await Promise.all([
    until(1 / 3).then(() => remindAll(app, world, server)),
    ...people.map((one, n) => fillAll(one, n, until, taken)),
  ])
  const took = (performance.now() - begun) / 60_000
  const cpu = cpuSecondsOf(dataDir) - cpuBefore
  const { returns } = await settle(app, world, server)

  const name = `${returns} returns by ${people.length} people in ${minutes} minutes`
  yield { name, value: took, unit: 'minutes taken', better: 'lower' }
  const refused = people.reduce((sum, one) => sum + one.refused, 0)
  yield { name: 'answers that the service is busy', value: refused, unit: 'pages', better: 'lower' }
  const each = (1_000 * cpu) / returns
  yield {
    name: 'a return from opened to sent, database included',
    value: each,
    unit: 'cpu ms',
    better: 'lower',
  }
  for (const [step, times] of taken) {
    yield { name: `a return is ${step}, median`, value: percentile(times, 0.5), unit: 'ms', better: 'lower' }
    yield { name: `a return is ${step}, p95`, value: percentile(times, 0.95), unit: 'ms', better: 'lower' }
    yield { name: `a return is ${step}, longest`, value: Math.max(...times), unit: 'ms', better: 'lower' }
  }
  yield { name: 'reminders written meanwhile', value: reminded.written, unit: 'messages', better: 'higher' }
  yield { name: 'writing them', value: reminded.writing, unit: 'ms', better: 'lower' }
}

/** Everybody's first return, one after another. */
async function openAlone(people: readonly FormFiller[]): Promise<number[]> {
  const taken: number[] = []
  for (const one of people) {
    const [owed] = one.filler.returns
    const start = performance.now()
    if (owed) await one.take('opened', owed, false)
    taken.push(performance.now() - start)
  }
  return taken.slice(10)
}

/** One return after another, the steps spread evenly over the whole time, each at a moment of its own. */
async function fillAll(
  one: FormFiller,
  n: number,
  until: (share: number) => Promise<void>,
  taken: ReadonlyMap<FillingStep, number[]>,
): Promise<void> {
  const all = one.filler.returns.flatMap((owed) => steps.map((step) => ({ owed, step })))
  // Spread by the golden section, so that no two of them keep step.
  const shift = (n * 0.618_034) % 1
  for (const [i, { owed, step }] of all.entries()) {
    await until((i + shift) / all.length)
    const start = performance.now()
    await one.take(step, owed, n % 10 === 0)
    taken.get(step)?.push(performance.now() - start)
  }
}

/** Two workers write the reminders of the next working day, and send what waits; each of them once. */
async function remindAll(
  app: App,
  { place }: QuartersEnd,
  server: MailServer,
): Promise<{ written: number; writing: number }> {
  const now = londonInstant(`${nextWorkingDay(londonDate(new Date()))}T10:00`)
  const start = performance.now()
  const written = await Promise.all([writeReminders(app, place, now), writeReminders(app, place, now)])
  const writing = performance.now() - start
  const post = openPost({ url: server.url, from })
  const send = async (): Promise<void> => {
    while ((await sendNext(app, post, place, now)) === 'sent');
  }
  await Promise.all(Array.from({ length: 2 * sendersAtOnce }, send))
  post.close()
  return { written: written.reduce((sum, count) => sum + count, 0), writing }
}
