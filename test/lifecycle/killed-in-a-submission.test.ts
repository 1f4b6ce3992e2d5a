import { expect, it } from 'vitest'
import { openDatabase } from '../../src/db/database.ts'
import { findRunning } from '../../src/db/embedded/start-embedded.ts'
import { readConfig } from '../../src/entry/config.ts'
import { openStore } from '../../src/entry/open-store.ts'
import { buildQuartersEnd, type OwedReturn, type QuartersEnd } from '../worlds/a-quarters-end.ts'
import { emptyFolder } from './folders.ts'
import { FormFiller } from './form-filler.ts'
import { killEach, postmasterIn, run, startProduct, until, type Product } from './product.ts'

const departments = 6

async function quartersEnd(dataDir: string): Promise<QuartersEnd> {
  const store = await openStore(readConfig({ DATA_DIR: dataDir }), { join: false })
  const world = await buildQuartersEnd(store.app, { departments, people: departments })
  await store.close()
  return world
}

/** Where a return stands in every place that tells of it. */
interface Standing {
  readonly state: string
  readonly isSigned: boolean
  readonly steps: number
  readonly entries: number
}
const sentOnce: Standing = { state: 'submitted', isSigned: true, steps: 1, entries: 1 }
const notSent: Standing = { state: 'draft', isSigned: false, steps: 0, entries: 0 }

async function standingOf(dataDir: string, { department }: OwedReturn): Promise<Standing | undefined> {
  const db = openDatabase({ connection: await findRunning(dataDir), max: 1 })
  try {
    const { rows } = await db.pool.query<Standing>(
      `select r.state, r.sent_by is not null as "isSigned",
         (select count(*)::int from return_step s where s.return_id = r.id) as steps,
         (select count(*)::int from audit_entry a
           where a.action = 'return-sent' and a.subject like o.code || '/%') as entries
       from return r join organisation o on o.id = r.organisation_id where o.code = $1`,
      [department],
    )
    return rows[0]
  } finally {
    await db.close()
  }
}

/** What is killed in the middle of sending, so many milliseconds after the button was pressed. */
const kills: readonly { readonly of: 'node' | 'database'; readonly after: number }[] = [
  { of: 'node', after: 0 },
  { of: 'database', after: 4 },
  { of: 'node', after: 12 },
  { of: 'database', after: 16 },
  { of: 'node', after: 25 },
  { of: 'node', after: 60 },
]

async function kill(product: Product, dataDir: string, of: 'node' | 'database'): Promise<Product> {
  if (of === 'node') {
    await product.end('SIGKILL')
    return startProduct({ dataDir, port: product.port })
  }
  killEach([postmasterIn(dataDir)])
  await until('the product is ready', async () => (await fetch(`${product.origin}/health/ready`)).ok)
  return product
}

it('killed in the middle of a submission, a return is sent wholly or not at all, and once when it is sent again', async () => {
  const dataDir = emptyFolder()
  const world = await quartersEnd(dataDir)
  let product = await startProduct({ dataDir })
  let unanswered = 0
  for (const [n, { of, after }] of kills.entries()) {
    const filler = world.fillers[n]
    const [owed] = filler?.returns ?? []
    if (!filler || !owed) throw new Error('there is a department for each kill')
    const person = new FormFiller(product.origin, filler)
    await person.signIn()
    for (const step of ['opened', 'checked'] as const) await person.take(step, owed, false)

    const sending = person.pressSend(owed).catch(() => null)
    await new Promise((resolve) => setTimeout(resolve, after))
    product = await kill(product, dataDir, of)
    const answer = await sending
    const found = await standingOf(dataDir, owed)
    if (answer?.status === 303) expect(found).toEqual(sentOnce)
    else {
      unanswered += 1
      expect([sentOnce, notSent]).toContainEqual(found)
    }
    // The browser asks whether to send the form again: the same form, whatever became of the first.
    expect(await person.pressSend(owed)).toEqual({ status: 303, to: `${owed.path}?done=submit` })
    expect(await standingOf(dataDir, owed)).toEqual(sentOnce)
  }
  expect(unanswered).toBeGreaterThan(0)
  expect((await run(['verify', '--data', dataDir])).code).toBe(0)
}, 180_000)

it('sent by two people at the same moment, a return is sent once', async () => {
  const dataDir = emptyFolder()
  const world = await quartersEnd(dataDir)
  const product = await startProduct({ dataDir })
  const [one, other] = world.fillers
  const [owed] = one?.returns ?? []
  if (!one || !other || !owed) throw new Error('there are two people')
  await alsoFills(dataDir, world, other.email, owed)
  const people = [new FormFiller(product.origin, one), new FormFiller(product.origin, other)] as const
  for (const person of people) await person.signIn()
  for (const step of ['opened', 'checked'] as const) await people[0].take(step, owed, false)
  // The second opens what the first has filled in: both read the same page.
  await people[1].take('opened', owed, false)
  const answers = await Promise.all(people.map((person) => person.pressSend(owed)))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409])
  expect(await standingOf(dataDir, owed)).toEqual(sentOnce)
}, 120_000)

/** Somebody of another department is given this one as well. */
async function alsoFills(
  dataDir: string,
  { place }: QuartersEnd,
  email: string,
  owed: OwedReturn,
): Promise<void> {
  const db = openDatabase({ connection: await findRunning(dataDir), max: 1 })
  try {
    await db.pool.query(
      `insert into role_grant (tenant_id, person_id, role, organisation_id, starts_on)
       select $1, person.id, 'collator', organisation.id, date '2000-01-01'
       from person join account on account.id = person.account_id, organisation
       where account.email = $2 and organisation.code = $3`,
      [place.id, email, owed.department],
    )
  } finally {
    await db.close()
  }
}
