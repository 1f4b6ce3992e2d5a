import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/db/database.ts'
import { processesIn } from '../../src/db/embedded/leftovers.ts'
import { findRunning } from '../../src/db/embedded/start-embedded.ts'
import { demonstrationFolder } from './folders.ts'
import { killEach, postmasterIn, run, startProduct, until, type Product } from './product.ts'
import { hiddenNumber, Visitor } from './visitor.ts'

const department = '/halton/returns/exchequer-customer-services/q3-2008-09'
const promised = 2_000
// A whole answer arrives within the time promised; what a busy machine adds to it is not the product's.
const lenient = promised + 1_500

interface Answered {
  readonly status: number
  readonly page: string
  readonly ms: number
}

async function timed(asking: Promise<Response>): Promise<Answered> {
  const begun = performance.now()
  const answer = await asking
  return { status: answer.status, page: await answer.text(), ms: performance.now() - begun }
}

async function signedIn(product: Product): Promise<{ visitor: Visitor; version: string }> {
  const visitor = new Visitor(product.origin)
  await visitor.signIn('Revenues Collator')
  const page = await (await visitor.get(department)).text()
  return { visitor, version: String(hiddenNumber(page, 'version')) }
}

const postgresIn = (dataDir: string): number[] => processesIn(join(dataDir, 'pg18'))

/** Ten visitors who ask again as soon as they are answered, until they are told to end. */
function load(visitor: Visitor): { answers: Answered[]; end: () => Promise<void> } {
  const answers: Answered[] = []
  let isOver = false
  const asking = Array.from({ length: 10 }, async () => {
    while (!isOver) answers.push(await timed(visitor.get(department)))
  })
  return {
    answers,
    async end() {
      isOver = true
      await Promise.all(asking)
    },
  }
}

function expectProperAnswers(answers: readonly Answered[]): void {
  expect(answers.filter(({ status }) => status !== 200 && status !== 503)).toEqual([])
  for (const { status, page, ms } of answers) {
    expect(page).toContain(status === 200 ? 'Return: ' : 'Sorry, the service is unavailable')
    if (status === 503) expect(ms).toBeLessThan(lenient)
  }
}

describe('the database under load', () => {
  it('is killed: 503 with a page, and the product recovers alone', async () => {
    const dataDir = demonstrationFolder()
    const product = await startProduct({ dataDir })
    const { visitor, version } = await signedIn(product)
    const { answers, end } = load(visitor)
    await until('there is load', () => answers.length > 20)
    const killed = postmasterIn(dataDir)
    process.kill(killed, 'SIGKILL')
    await until('it is noticed', () => answers.some(({ status }) => status === 503))
    const noticed = answers.length
    await until(
      'pages are served again',
      () => answers.slice(noticed).filter(({ status }) => status === 200).length > 20,
    )
    await end()
    expectProperAnswers(answers)
    expect(postmasterIn(dataDir)).not.toBe(killed)
    expect((await fetch(`${product.origin}/health/ready`)).status).toBe(200)
    expect((await visitor.post(`${department}?/save`, { version, 'key-issues': 'Again' })).status).toBe(303)
  })

  it('stands still: 503 within two seconds for everybody, and the product recovers alone', async () => {
    const dataDir = demonstrationFolder()
    const product = await startProduct({ dataDir })
    const { visitor, version } = await signedIn(product)
    const { answers, end } = load(visitor)
    await until('there is load', () => answers.length > 20)
    killEach(postgresIn(dataDir), 'SIGSTOP')
    await until('everybody has been told', () => answers.slice(-20).every(({ status }) => status === 503))
    const ready = await timed(fetch(`${product.origin}/health/ready`))
    expect([ready.status, JSON.parse(ready.page)]).toEqual([
      503,
      { ready: false, why: 'the database does not answer' },
    ])
    expect((await fetch(`${product.origin}/health/live`)).status).toBe(200)
    const save = await timed(visitor.post(`${department}?/save`, { version, 'key-issues': 'While it stood' }))
    expect([save.status, save.ms < lenient]).toEqual([503, true])
    killEach(postgresIn(dataDir), 'SIGCONT')
    const stood = answers.length
    await until(
      'pages are served again',
      () => answers.slice(stood).filter(({ status }) => status === 200).length > 20,
    )
    await end()
    expectProperAnswers(answers)
    expect(
      (await visitor.post(`${department}?/save`, { version, 'key-issues': 'After it stood' })).status,
    ).toBe(303)
  })
})

describe('the clock', () => {
  it('set back stops changes with a sentence, loses nothing, and runs on when it is put right', async () => {
    const dataDir = demonstrationFolder()
    const product = await startProduct({ dataDir })
    const { visitor, version } = await signedIn(product)
    expect((await visitor.post(`${department}?/save`, { version, 'key-issues': 'Before' })).status).toBe(303)
    const form = { version: String(Number(version) + 1), 'key-issues': 'While the clock was wrong' }

    await moveClock(dataDir, "- interval '1 day'")
    const refused = await visitor.post(`${department}?/save`, form)
    expect(refused.status).toBe(409)
    const page = await refused.text()
    expect(page).toContain('Nothing was changed. This computer’s clock says')
    expect(page).toContain('While the clock was wrong')

    await moveClock(dataDir, "+ interval '1 day'")
    expect(await (await visitor.get(department)).text()).toContain('>Before</textarea>')
    expect((await visitor.post(`${department}?/save`, form)).status).toBe(303)
    const { code, out } = await run(['verify', '--json', '--data', dataDir])
    expect([code, JSON.parse(out)]).toEqual([0, expect.objectContaining({ ok: true })])
  })
})

/** The demonstration has a clock of its own, which the machine's administrator can move. */
async function moveClock(dataDir: string, by: string): Promise<void> {
  const db = openDatabase({ connection: await findRunning(dataDir), max: 1 })
  try {
    await db.pool.query(`update tenant set clock_shift = clock_shift ${by}`)
  } finally {
    await db.close()
  }
}
