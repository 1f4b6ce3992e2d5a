import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hashOfToken, newToken } from '../../src/credentials/token.action.ts'
import { actorIn } from '../../src/accounts/sign-in.action.ts'
import type { App } from '../../src/db/app.ts'
import { openDatabase } from '../../src/db/database.ts'
import { startEmbedded } from '../../src/db/embedded/start-embedded.ts'
import { migrate } from '../../src/db/migrate.ts'
import { readConfig } from '../../src/entry/config.ts'
import { loadDemonstration } from '../../src/entry/demonstration/load-demonstration.ts'
import { startServer } from '../../src/entry/server.ts'
import type { Place } from '../../src/places/place.ts'
import type { Actor } from '../../src/rights/actor.ts'
import { decide, visibleTo } from '../../src/rights/policy.ts'
import { freePort } from '../lifecycle/product.ts'
import { placeNamed, postNamed } from '../worlds/posts.ts'
import { askForForeignRows } from './foreign-rows.ts'
import { median } from './median.ts'
import type { Measurement } from './measurement.ts'

/** What rights cost: a decision, a page's share of them, the fence between places; and that the fence holds. */
export async function* measure({ scale }: { scale: number }): AsyncGenerator<Measurement> {
  yield* measureDecisions()
  const bench = await openBench()
  try {
    yield* measurePages(bench)
    yield* measureFence(bench)
    yield* measureForeign(bench, scale)
  } finally {
    await bench.close()
  }
}

type Bench = Awaited<ReturnType<typeof openBench>>

async function openBench() {
  const dataDir = mkdtempSync(join(tmpdir(), 'throughline-bench-'))
  const server = await startEmbedded({ dataDir, log: () => undefined })
  const db = openDatabase({ connection: server.connection })
  await migrate(db, join(import.meta.dirname, '../../migrations'))
  const nothing = (): void => undefined
  const config = readConfig({ PORT: String(await freePort()), DATA_DIR: dataDir })
  const app: App = {
    db,
    dataDir,
    log: { info: nothing, warn: nothing, error: nothing },
    publicOrigin: config.publicOrigin,
    version: 'bench',
    isStopping: () => false,
  }
  await loadDemonstration(app)
  await db.pool.query('analyze')
  const running = await startServer(app, config)
  return {
    app,
    halton: await placeNamed(app, 'halton'),
    harrow: await placeNamed(app, 'harrow'),
    async close() {
      await running.stop()
      await db.close()
      await server.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Somebody with four roles, one through each kind of scope. */
const reader: Actor = {
  tenantId: 0,
  personId: 1,
  name: 'Reader',
  post: 'Reader',
  grants: [
    { role: 'collator', covers: { organisation: new Set([1, 2, 3]) } },
    { role: 'body-officer', covers: { body: new Set([1]), theme: new Set([4, 5]) } },
    { role: 'initiative-lead', covers: { indicator: new Set([7]) } },
    { role: 'certifier', covers: { organisation: new Set([9]) } },
  ],
  requestId: 'bench',
  isConfirmed: true,
}

function* measureDecisions(): Generator<Measurement> {
  const batch = 10_000
  const perDecision = (once: (i: number) => unknown): number => {
    const taken = Array.from({ length: 200 }, () => {
      const start = performance.now()
      for (let i = 0; i < batch; i += 1) once(i)
      return ((performance.now() - start) * 1000) / batch
    })
    return median(taken.slice(50))
  }
  let allowed = 0
  const decideOne = (i: number): void => {
    const facts = { organisationId: i % 12, themeIds: [i % 8], indicatorId: i % 9, enteredBy: [3] }
    if (decide(reader, i % 2 === 0 ? 'return.accept' : 'grant.lend', facts).allowed) allowed += 1
  }
  yield {
    name: 'a decision of the policy, median',
    value: perDecision(decideOne),
    unit: 'µs',
    better: 'lower',
  }
  if (allowed === 0) throw new Error('the policy decided otherwise')
  const forList = perDecision(() => visibleTo(reader, 'performance.read'))
  yield { name: 'what a list may hold, median', value: forList, unit: 'µs', better: 'lower' }
}

async function sessionAs({ db }: App, accountId: number): Promise<string> {
  const { token } = newToken()
  await db.pool.query(
    `insert into session (token_hash, account_id, ends_at, confirmed_at) values ($1, $2, now() + interval '1 hour', now())`,
    [hashOfToken(token), accountId],
  )
  return `tl=${token}`
}

/** What each page spends on finding who asks and what they may do, of all its time. */
async function* measurePages({ app, halton }: Bench): AsyncGenerator<Measurement> {
  const { accountId } = await postNamed(app, halton, 'Portfolio Holder for Performance')
  if (accountId === null) throw new Error('the portfolio holder has no account')
  const cookie = await sessionAs(app, accountId)
  const open = async (path: string): Promise<void> => {
    const answer = await fetch(app.publicOrigin + path, { headers: { cookie, accept: 'text/html' } })
    await answer.text()
    if (answer.status !== 200) throw new Error(`${path} was answered ${answer.status}`)
  }
  const who = { accountId, sessionId: null, isConfirmed: true, readsOnly: false }
  const find = () => actorIn(app.db, halton, who, new Date(), 'bench')
  const actor = await find()
  if (!actor) throw new Error('the portfolio holder is nobody')
  // More often than any page asks the policy: 200 decisions and as many answers for lists.
  const check = (): Promise<void> => {
    for (let i = 0; i < 200; i += 1) {
      visibleTo(actor, 'performance.read')
      decide(actor, 'return.fill', { organisationId: i })
    }
    return Promise.resolve()
  }
  const pages = { scorecard: '/halton/scorecards/HSPB', register: '/halton/indicators' }
  for (const [name, path] of Object.entries(pages)) {
    const [page, checking, finding] = await interleaved([() => open(path), check, find], 150)
    yield { name: `${name} page`, value: page, unit: 'ms', better: 'lower' }
    const share = (part: number) => ({ value: (100 * part) / page, unit: '%', better: 'lower' }) as const
    yield { name: `200 checks of rights, of the ${name} page's time`, ...share(checking) }
    yield { name: `reading who asks and their grants, of the ${name} page's time`, ...share(finding) }
  }
}

/** The median of each, in milliseconds, taken in turn so that a busy moment strikes both; the first tenth is not counted. */
async function interleaved<const Works extends readonly (() => Promise<unknown>)[]>(
  works: Works,
  times: number,
): Promise<{ [K in keyof Works]: number }> {
  const taken: number[][] = works.map(() => [])
  for (let time = 0; time < times; time += 1)
    for (const [at, work] of works.entries()) {
      const start = performance.now()
      await work()
      if (time >= times / 10) taken[at]?.push(performance.now() - start)
    }
  return taken.map(median) as { [K in keyof Works]: number }
}

/** The same question as the owner, who passes every fence, and as the application, which the fence stops. */
async function* measureFence({ app, halton }: Bench): AsyncGenerator<Measurement> {
  const questions = {
    'indicators of a register': `select code, title, organisation_id from indicator where tenant_id = $1 order by code`,
    'figures with their indicators': `
      select i.code, o.period_index, o.value, o.revision from observation o
      join indicator i on i.tenant_id = o.tenant_id and i.id = o.indicator_id
      where o.tenant_id = $1 order by i.code, o.period_index`,
    'returns with their departments': `
      select r.id, d.name from return r
      join organisation d on d.tenant_id = r.tenant_id and d.id = r.organisation_id where r.tenant_id = $1`,
  }
  const clients = [await app.db.pool.connect(), await app.db.pool.connect()] as const
  const [one, other] = clients
  const asOwner = 'begin read only'
  const fenced = `begin read only; set local role tl_app; set local app.tenant = '${halton.id}'`
  try {
    for (const [name, text] of Object.entries(questions)) {
      const asked = { name, text, values: [halton.id] }
      const ratios: number[] = []
      // Either connection is the owner's in turn, so that neither is the quicker one.
      for (const [plain, within] of [
        [one, other],
        [other, one],
        [one, other],
        [other, one],
      ] as const) {
        await plain.query(asOwner)
        await within.query(fenced)
        const [without, withFence] = await interleaved(
          [() => plain.query(asked), () => within.query(asked)],
          400,
        )
        ratios.push(withFence / without)
        for (const client of clients) await client.query('rollback')
      }
      const ratio = { name: `row-level security: ${name}, to plain`, value: median(ratios) }
      yield { ...ratio, unit: 'times', better: 'lower' }
    }
  } finally {
    for (const client of clients) client.release()
  }
}

async function* measureForeign({ app, halton, harrow }: Bench, scale: number): AsyncGenerator<Measurement> {
  const pairs: readonly (readonly [from: Place, to: Place])[] = [
    [harrow, halton],
    [halton, harrow],
  ]
  const asked = { queries: 0, answered: 0, seconds: 0, tables: new Set<string>() }
  for (const [from, to] of pairs) {
    const found = await askForForeignRows(app.db.pool, from.id, to.id, 500_000 * scale)
    asked.queries += found.queries
    asked.answered += found.answered
    asked.seconds += found.seconds
    for (const table of found.tables) asked.tables.add(table)
  }
  yield {
    name: 'random queries for rows of another place',
    value: asked.queries,
    unit: 'queries',
    better: 'higher',
  }
  yield { name: 'of them answered with a row', value: asked.answered, unit: 'rows', better: 'lower' }
  yield { name: 'tables asked for them', value: asked.tables.size, unit: 'tables', better: 'higher' }
  yield { name: 'time they took', value: asked.seconds, unit: 's', better: 'lower' }
}
