import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hashOfToken, newToken } from '../../src/credentials/token.action.ts'
import { openDatabase, type Database } from '../../src/db/database.ts'
import { findRunning, startEmbedded } from '../../src/db/embedded/start-embedded.ts'
import { migrate } from '../../src/db/migrate.ts'
import { readTenant } from '../../src/db/tenant.ts'
import { listIndicators } from '../../src/figures/indicator.sql.ts'
import { assessFigures } from '../../src/indicators/assess-figures.action.ts'
import { periodLabel } from '../../src/kernel/period-words.ts'
import type { Actor } from '../../src/rights/actor.ts'
import { visibleTo } from '../../src/rights/policy.ts'
import { buildIfNeeded } from '../../src/entry/build-if-needed.ts'
import { startProduct } from '../lifecycle/product.ts'
import { buildCouncil, lastQuarter, type Council } from '../worlds/a-council.ts'
import { importText } from '../worlds/an-import.ts'
import { done } from '../worlds/builder.ts'
import { homeArea } from '../worlds/new-tenant.ts'
import { crowd } from './crowd.ts'
import { median } from './median.ts'
import type { Measurement } from './measurement.ts'

const today = '2026-11-20'
const members = 50

/**
 * The council-size world of CONTRACT §6: everything judged for a quarter, how soon a changed figure is seen, and what
 * fifty members at work wait for. Multiplied by `scale`, which is how growth is looked at.
 */
export async function* measure({ scale }: { scale: number }): AsyncGenerator<Measurement> {
  const dataDir = mkdtempSync(join(tmpdir(), 'throughline-council-'))
  try {
    await buildIfNeeded((line) => process.stderr.write(`${line}\n`), new AbortController().signal)
    const council = yield* measureStore(dataDir, scale)
    yield* measureMembers(dataDir, council)
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function* measureStore(dataDir: string, scale: number): AsyncGenerator<Measurement, Council> {
  const server = await startEmbedded({ dataDir, log: () => undefined })
  const db = openDatabase({ connection: server.connection })
  try {
    await migrate(db, join(import.meta.dirname, '../../migrations'))
    const start = performance.now()
    const council = await buildCouncil({ db }, scale)
    yield { name: 'observations in the world', value: council.observations, unit: 'rows', better: 'higher' }
    yield { name: 'the world made', value: (performance.now() - start) / 1000, unit: 's', better: 'lower' }
    const count = Math.round(3_000 * scale)
    const judge = () => assessAll(db, council)
    const first = performance.now()
    if ((await judge()) !== count) throw new Error('not all indicators were assessed')
    const name = `${count} indicators assessed for a quarter`
    yield { name: `${name}, the first time`, value: performance.now() - first, unit: 'ms', better: 'lower' }
    const taken: number[] = []
    for (let i = 0; i < 5; i += 1) {
      const again = performance.now()
      await judge()
      taken.push(performance.now() - again)
    }
    yield { name, value: median(taken), unit: 'ms', better: 'lower' }
    return council
  } finally {
    await db.close()
    await server.stop()
  }
}

/** Everything of the place, from nothing: which indicators there are, their figures and targets, and the judgement. */
async function assessAll(db: Database, { place }: Council): Promise<number> {
  const actor: Actor = {
    tenantId: place.id,
    personId: 0,
    name: 'Bench',
    post: 'Bench',
    grants: [{ role: 'auditor', covers: 'all' }],
    requestId: 'bench',
    isConfirmed: true,
  }
  const judged = await readTenant(db, place.id, async (trx) => {
    const indicators = await listIndicators(trx, visibleTo(actor, 'performance.read'))
    const at = { areaCode: homeArea, periods: [lastQuarter], asAt: null, today }
    return assessFigures(trx, { indicators, ...at })
  })
  return judged.filter(({ status }) => ['green', 'amber', 'red'].includes(status)).length
}

async function* measureMembers(dataDir: string, council: Council): AsyncGenerator<Measurement> {
  const product = await startProduct({ dataDir })
  const db = openDatabase({ connection: await findRunning(dataDir), max: 2 })
  try {
    const cookies = await Promise.all(council.accounts.slice(0, members).map((id) => sessionFor(db, id)))
    const at = `${product.origin}/${council.place.shortName}`
    const pages = {
      'scorecard of 200 rows': () => `${at}/scorecards/${council.scorecard}`,
      'page of an indicator': (n: number) => `${at}/indicators/CI${(n * 13) % 200}`,
      register: () => `${at}/indicators`,
    }
    for (const [name, address] of Object.entries(pages)) {
      for (const isMoving of [false, true]) {
        await using meanwhile = new AsyncDisposableStack()
        if (isMoving) meanwhile.use(changeEverySecond({ db }, council))
        const { p95, middle, count } = await crowd(cookies, address)
        const what = `${name}, ${members} members${isMoving ? ', a figure changed each second' : ''}`
        yield { name: `${what}, median`, value: middle, unit: 'ms', better: 'lower' }
        yield { name: `${what}, p95`, value: p95, unit: 'ms', better: 'lower' }
        yield { name: `${what}, pages`, value: count, unit: 'pages', better: 'higher' }
      }
    }
    yield await measureCurrent(db, council, at, cookies[0] ?? '')
  } finally {
    await db.close()
    await product.end('SIGTERM')
  }
}

async function sessionFor({ pool }: Database, accountId: number): Promise<string> {
  const { token } = newToken()
  await pool.query(
    `insert into session (token_hash, account_id, ends_at) values ($1, $2, now() + interval '1 hour')`,
    [hashOfToken(token), accountId],
  )
  return `tl=${token}`
}

let changes = 0
/** A figure of the card's own changes: what was kept of the place must be made again. */
async function changeFigure(app: { db: Database }, { place }: Council): Promise<string> {
  changes += 1
  const value = (40 + (changes % 400) / 10).toFixed(1)
  const text = `indicator_code,area_code,period,value\nCI${changes % 200},${homeArea},${periodLabel(lastQuarter)},${value}\n`
  done(await importText(app, place.id, text))
  return value
}

function changeEverySecond(app: { db: Database }, council: Council): AsyncDisposable {
  let last: Promise<unknown> = Promise.resolve()
  const timer = setInterval(() => {
    last = last.then(() => changeFigure(app, council))
  }, 1_000)
  return {
    async [Symbol.asyncDispose]() {
      clearInterval(timer)
      await last
    },
  }
}

/** From the moment a change is begun to a page that says it. */
async function measureCurrent(
  db: Database,
  council: Council,
  at: string,
  cookie: string,
): Promise<Measurement> {
  const taken: number[] = []
  for (let i = 0; i < 9; i += 1) {
    const start = performance.now()
    const value = await changeFigure({ db }, council)
    const page = await fetch(`${at}/indicators/CI${changes % 200}`, {
      headers: { cookie, accept: 'text/html' },
    })
    const text = await page.text()
    taken.push(performance.now() - start)
    if (!text.includes(value)) throw new Error(`the page does not say ${value}`)
  }
  return { name: 'a changed figure saved and seen', value: median(taken), unit: 'ms', better: 'lower' }
}
