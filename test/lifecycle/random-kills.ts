import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openDatabase } from '../../src/db/database.ts'
import { postmasterOf } from '../../src/db/embedded/leftovers.ts'
import { findRunning } from '../../src/db/embedded/start-embedded.ts'
import { killEach, postmasterIn, run, startProduct, until, type Product } from './product.ts'
import { hiddenNumber, Visitor } from './visitor.ts'

export interface Outcome {
  readonly kills: number
  /** Changes of which a visitor was told that they are saved. */
  readonly acknowledged: number
  readonly lost: readonly string[]
  readonly doubled: readonly string[]
  /** Changes answered by a failure that nevertheless were made: found when the visitor looked again. */
  readonly madeUnseen: number
  /** What `throughline verify` said at the end. */
  readonly isVerified: boolean
  readonly longestRecoveryMs: number
}

/** Posts that each fill their own department's return. */
const posts = [
  ['Revenues Collator', 'exchequer-customer-services'],
  ['Accountancy Collator', 'financial-services'],
  ['ICT Service Desk Collator', 'ict-services'],
  ['Planning Collator', 'planning-building-control'],
] as const

/**
 * Kills the product at random moments while several people save their returns: its Node or its database, `kills` times.
 * `random` gives numbers from 0 to 1. The data folder holds the demonstration.
 */
export async function killAtRandom(dataDir: string, kills: number, random: () => number): Promise<Outcome> {
  let product = await startProduct({ dataDir })
  const people = posts.map(([post, department]) => new Saver(post, department))
  let isOver = false
  const work = Promise.all(
    people.map((person) =>
      person.work(
        () => product.origin,
        () => isOver,
      ),
    ),
  )
  let longestRecoveryMs = 0
  for (let kill = 0; kill < kills; kill += 1) {
    const before = people.map((person) => person.saved.length)
    const isEveryoneSaving = (): boolean =>
      people.every((person, i) => person.saved.length > (before[i] ?? 0))
    await until('everybody has saved something', isEveryoneSaving, 60_000)
    await pause(random() * 150)
    const begun = performance.now()
    product = random() < 0.5 ? await killNode(product, dataDir) : await killDatabase(product, dataDir)
    longestRecoveryMs = Math.max(longestRecoveryMs, performance.now() - begun)
  }
  const at = people.map((person) => person.saved.length)
  await until(
    'everybody has saved again',
    () => people.every((person, i) => person.saved.length > (at[i] ?? 0)),
    60_000,
  )
  isOver = true
  await work
  const times = await countSaved(dataDir)
  const verified = await run(['verify', '--json', '--data', dataDir])
  await product.end('SIGTERM')
  const acknowledged = people.flatMap((person) => person.saved)
  return {
    kills,
    acknowledged: acknowledged.length,
    lost: acknowledged.filter((text) => !times.has(text)),
    doubled: [...times].filter(([, count]) => count > 1).map(([text]) => text),
    madeUnseen: people.reduce((sum, person) => sum + person.madeUnseen, 0),
    isVerified: verified.code === 0,
    longestRecoveryMs,
  }
}

async function killNode(product: Product, dataDir: string): Promise<Product> {
  await product.end('SIGKILL')
  return startProduct({ dataDir, port: product.port })
}

async function killDatabase(product: Product, dataDir: string): Promise<Product> {
  const killed = postmasterIn(dataDir)
  killEach([killed])
  await until('another database server runs', () => {
    const running = postmasterOf(join(dataDir, 'pg18'))
    return running !== undefined && running !== killed
  })
  await until('the product is ready', async () => (await fetch(`${product.origin}/health/ready`)).ok)
  return product
}

/** One person at a return: saves one text after another, and after a failure looks what has become of it. */
class Saver {
  /** Every text that was acknowledged, or found saved. */
  readonly saved: string[] = []
  madeUnseen = 0
  readonly #post: string
  readonly #path: string

  constructor(post: string, department: string) {
    this.#post = post
    this.#path = `/halton/returns/${department}/q3-2008-09`
  }

  async work(origin: () => string, isOver: () => boolean): Promise<void> {
    let visitor: Visitor | undefined
    let pending = this.#next(0)
    while (!isOver()) {
      try {
        visitor ??= await signedIn(origin(), this.#post)
        const page = await visitor.get(this.#path)
        if (page.status !== 200) throw new Error(`answered ${page.status}`)
        const shown = await page.text()
        if (shown.includes(`>${pending}</textarea>`)) {
          this.madeUnseen += 1
          this.saved.push(pending)
          pending = this.#next(this.saved.length)
        }
        const form = { version: String(hiddenNumber(shown, 'version')), 'key-issues': pending }
        const answer = await visitor.post(`${this.#path}?/save`, form)
        if (answer.status !== 303) throw new Error(`answered ${answer.status}`)
        this.saved.push(pending)
        pending = this.#next(this.saved.length)
      } catch {
        // The same text is tried again, as whoever typed it would.
        await pause(20)
      }
    }
  }

  #next(number: number): string {
    return `${this.#post} says ${number}`
  }
}

async function signedIn(origin: string, post: string): Promise<Visitor> {
  const visitor = new Visitor(origin)
  await visitor.signIn(post)
  return visitor
}

/** How often each text was saved, by the record of changes. */
async function countSaved(dataDir: string): Promise<ReadonlyMap<string, number>> {
  const db = openDatabase({ connection: await findRunning(dataDir), max: 1 })
  try {
    const { rows } = await db.pool.query<{ text: string }>(
      `select after ->> 'key issues' as text from audit_entry where action = 'return-saved' and after ? 'key issues'`,
    )
    const times = new Map<string, number>()
    for (const { text } of rows) times.set(text, (times.get(text) ?? 0) + 1)
    return times
  } finally {
    await db.close()
  }
}

/** Numbers from 0 to 1 that look random and come again with the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
