import { beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../src/db/app.ts'
import { readTenant } from '../../src/db/tenant.ts'
import { startSession } from '../../src/accounts/sign-in.action.ts'
import { listLines } from '../../src/returns/return.sql.ts'
import type { Actor } from '../../src/rights/actor.ts'
import { aRemindedReturn, messagesOf, writingApp } from '../worlds/a-reminded-return.ts'
import { returnNow, typed, type OpenReturn } from '../worlds/an-open-return.ts'
import { programWith, type Program } from '../worlds/program.ts'
import { send } from '../worlds/walk-return.ts'

let app: App
beforeAll(async () => {
  app = await writingApp()
})

/** A program with the session of somebody of the world, which names the place at every door. */
async function programAs({ place }: OpenReturn, { personId }: Actor): Promise<Program> {
  const { rows } = await app.db.pool.query<{ account_id: number }>(
    'select account_id from person where id = $1',
    [personId],
  )
  const program = programWith(app, `tl=${await startSession(app.db, rows[0]?.account_id ?? 0)}`)
  const named = { 'throughline-place': place.shortName }
  return {
    ask: (path, request = {}) => program.ask(path, { ...request, headers: { ...named, ...request.headers } }),
  }
}

const post = async (program: Program, path: string, body: unknown, version?: number) =>
  program.ask(path, {
    method: 'POST',
    body,
    ...(version === undefined ? {} : { headers: { 'if-match': `"${version}"` } }),
  })

describe('who fills which line of a return', () => {
  it('is said by its director and read back, and somebody who may not fill it in is refused by the code', async () => {
    const world = await aRemindedReturn(app)
    const director = await programAs(world, world.director)
    const head = await returnNow(world, world.director)
    const code = world.indicators[0]?.code ?? ''
    const path = `/returns/${head.id}/owners`
    const give = (person: number, version: number) =>
      post(director, path, { owners: [{ indicator: code, person }] }, version)

    const stranger = await give(world.team.personId, head.version)
    expect(stranger.json).toMatchObject({
      code: 'return-has-problems',
      findings: [{ field: `${code}.owner`, code: 'owner-unknown' }],
    })
    const given = await give(world.collator.personId, head.version)
    expect([given.status, given.json]).toMatchObject([200, { id: head.id, version: head.version + 1 }])
    const { json } = await director.ask(`/returns/${head.id}`)
    expect(json).toMatchObject({ lines: [{ indicator: code, owner: { post: 'Collator' } }] })
    const lines = await readTenant(app.db, world.place.id, (trx) => listLines(trx, head.id))
    expect(lines.map(({ owner }) => owner?.id)).toEqual([world.collator.personId])
    // What was seen before is stale now.
    expect((await give(world.director.personId, head.version)).status).toBe(412)
  })
})

describe('a query on single lines', () => {
  it('is sent with their codes, read at each line until the return is sent again, and refused for another return', async () => {
    const world = await aRemindedReturn(app)
    await send(world, [typed('38.2')])
    const team = await programAs(world, world.team)
    const head = await returnNow(world, world.team)
    const code = world.indicators[0]?.code ?? ''
    const path = `/returns/${head.id}/query`
    const unknown = await post(team, path, { lines: { NI999: 'Why?' } }, head.version)
    expect([unknown.status, unknown.json]).toMatchObject([
      422,
      {
        findings: [
          {
            field: 'NI999.query',
            message: 'NI999 is no figure of this return, so nothing can be asked about it',
          },
        ],
      },
    ])
    expect((await post(team, path, {}, head.version)).status).toBe(422)
    const asked = await post(team, path, { lines: { [code]: 'Since April?' } }, head.version)
    expect([asked.status, asked.json]).toMatchObject([200, { state: 'queried' }])

    const collator = await programAs(world, world.collator)
    const read = async () => (await collator.ask(`/returns/${head.id}`)).json
    expect(await read()).toMatchObject({
      question: { comment: '', by: 'performance-team' },
      lines: [{ indicator: code, query: 'Since April?' }],
    })
    const { version } = await returnNow(world, world.team)
    expect((await post(collator, `/returns/${head.id}/submit`, {}, version)).status).toBe(200)
    expect(await read()).toMatchObject({ question: null, lines: [{ query: null }] })
  })
})

describe('reminders by hand', () => {
  it('are shown first, sent as they were shown, once, and by nobody else', async () => {
    const world = await aRemindedReturn(app)
    const [team, collator] = [await programAs(world, world.team), await programAs(world, world.collator)]
    const asked = { period: 'q2-2008-09', departments: [world.department.code] }
    const look = (program: Program) => post(program, '/late/reminders/show', asked)
    const looked = await look(team)
    const page = looked.json as {
      whyNone: string | null
      reminders: { digest: string; letters: { to: { post: string }[]; text: string }[] }[]
      leftOut: unknown[]
    }
    expect([looked.status, page.whyNone, page.leftOut]).toEqual([200, null, []])
    const letters = page.reminders.flatMap((one) => one.letters)
    expect(letters.flatMap(({ to }) => to.map((one) => one.post)).toSorted()).toEqual([
      'Collator',
      'Director',
    ])
    expect(letters[0]?.text).toContain('was due on Friday 17 October 2008 and has not been sent')
    const lateLines = async () => (await messagesOf(world)).filter((line) => line.startsWith('return-late'))
    expect(await lateLines()).toEqual([])
    expect((await look(collator)).status).toBe(403)

    const digest = page.reminders[0]?.digest ?? ''
    const body = { period: 'q2-2008-09', shown: [{ department: world.department.code, digest }] }
    expect((await post(collator, '/late/reminders', body)).status).toBe(403)
    const other = { ...body, shown: [{ department: world.department.code, digest: 'another' }] }
    expect((await post(team, '/late/reminders', other)).json).toMatchObject({ code: 'nothing-sent' })
    const sent = await post(team, '/late/reminders', body)
    expect([sent.status, sent.json]).toEqual([200, { messages: 2, departments: 1, leftOut: [] }])
    expect(await lateLines()).toEqual(['return-late Collator waiting', 'return-late Director waiting'])
    expect((await post(team, '/late/reminders', body)).json).toMatchObject({ code: 'reminded-already' })
    expect((await look(team)).json).toMatchObject({ reminders: [], leftOut: [{ why: 'reminded' }] })
  })

  it('are for a quarter that can be read', async () => {
    const world = await aRemindedReturn(app)
    const team = await programAs(world, world.team)
    const { status, json } = await post(team, '/late/reminders/show', {
      period: 'soon',
      departments: ['waste'],
    })
    expect([status, json]).toMatchObject([422, { code: 'period-not-understood' }])
  })
})
