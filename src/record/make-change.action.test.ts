import { beforeAll, describe, expect, it } from 'vitest'
import { aDepartment } from '../../test/worlds/a-department.ts'
import { builder, done } from '../../test/worlds/builder.ts'
import { newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import { verify } from '../../test/worlds/verify.ts'
import type { App } from '../db/app.ts'
import { inTenant, readTenant } from '../db/tenant.ts'
import { refuse } from '../kernel/refusal.ts'
import { findHead, listLatest, listLinks, type Link } from './audit.sql.ts'
import type { Happening } from './entry.ts'
import { makeChange, type Change } from './make-change.action.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

const happening = (subject: string): Happening => ({
  as: 'set-up',
  action: 'tried',
  subjectKind: 'test',
  subject,
})
const linksOf = (tenantId: number): Promise<Link[]> =>
  readTenant(app.db, tenantId, (trx) => listLinks(trx, 0, 1000))
const insertNote = ({ trx, tenantId }: Change, code: string) =>
  trx.insertInto('indicator_set').values({ tenant_id: tenantId, code, name: code }).execute()
const notesOf = async (tenantId: number): Promise<string[]> =>
  (
    await readTenant(app.db, tenantId, (trx) =>
      trx.selectFrom('indicator_set').select('code').orderBy('code').execute(),
    )
  ).map(({ code }) => code)

describe('a change', () => {
  it('leaves an entry for each thing that happened: who, as what, when, and the request', async () => {
    const { id } = await newTenant(app)
    const author = { personId: null, name: 'Performance Manager', requestId: 'request-9' }
    const numbers = done(
      await makeChange(app.db, id, author, async (change) => {
        expect(change.sequence).toBe(2)
        return [
          await change.record(happening('one')),
          await change.record({ ...happening('two'), reason: 'why' }),
        ]
      }),
    )
    expect(numbers).toEqual([2, 3])
    const [second, first] = await readTenant(app.db, id, (trx) => listLatest(trx, 1_000_000, 2))
    expect(first).toMatchObject({
      sequence: 2,
      personId: null,
      personName: 'Performance Manager',
      actingRole: 'set-up',
      action: 'tried',
      subject: 'one',
      before: null,
      after: null,
      requestId: 'request-9',
    })
    expect(second).toMatchObject({ sequence: 3, subject: 'two', reason: 'why', at: first?.at })
  })

  it('that is refused leaves nothing: no row, no entry, no moved head', async () => {
    const place = await newTenant(app)
    const before = await readTenant(app.db, place.id, findHead)
    const refused = await makeChange(app.db, place.id, builder, async (change) => {
      await insertNote(change, 'kept-back')
      await change.record(happening('kept back'))
      return refuse('conflict', 'changed-my-mind', { name: 'x' })
    })
    expect(refused).toEqual(refuse('conflict', 'changed-my-mind', { name: 'x' }))
    expect(await notesOf(place.id)).toEqual([])
    expect(await readTenant(app.db, place.id, findHead)).toEqual(before)
    expect((await verify(app, place)).faults).toEqual([])
  })

  it('that fails half-way leaves nothing, and the fault reaches whoever called', async () => {
    const place = await newTenant(app)
    const failing = makeChange(app.db, place.id, builder, async (change) => {
      await insertNote(change, 'half-way')
      await change.record(happening('half way'))
      throw new Error('the disk is full')
    })
    await expect(failing).rejects.toThrow('the disk is full')
    expect(await notesOf(place.id)).toEqual([])
    expect(await linksOf(place.id)).toHaveLength(1)
  })

  it('needs a place with a record', async () => {
    await expect(makeChange(app.db, 999_999, builder, async () => 1)).rejects.toThrow('no record of changes')
  })
})

describe('twenty changes at once', () => {
  it('make one unbroken chain and lose nothing', async () => {
    const place = await newTenant(app)
    const names = Array.from({ length: 20 }, (_, i) => `note-${String(i).padStart(2, '0')}`)
    const results = await Promise.all(
      names.map((name) =>
        makeChange(app.db, place.id, builder, async (change) => {
          await insertNote(change, name)
          return change.record(happening(name))
        }),
      ),
    )
    expect(results.map(done).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i + 2))
    expect(await notesOf(place.id)).toEqual(names)
    expect(await verify(app, place)).toMatchObject({ entries: 21, faults: [] })
  })

  it('of which every other one is refused leave just the others', async () => {
    const place = await newTenant(app)
    await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        makeChange(app.db, place.id, builder, async (change) => {
          const sequence = await change.record(happening(String(i)))
          return i % 2 === 0 ? sequence : refuse('conflict', 'odd')
        }),
      ),
    )
    expect(await verify(app, place)).toMatchObject({ entries: 11, faults: [] })
  })
})

describe('a clock that was set back', () => {
  // The clock of a demonstration is its own, so it can be set without touching the machine's.
  const shiftClock = (tenantId: number, by: string) =>
    app.db.pool.query('update tenant set clock_shift = clock_shift + $2::interval where id = $1', [
      tenantId,
      by,
    ])
  const startsAt = new Date('2008-10-28T15:00:00Z')

  it('by up to two minutes is overtaken: the record stays in order', async () => {
    const place = await newTenant(app, startsAt)
    const last = (await linksOf(place.id)).at(-1)
    await shiftClock(place.id, '-90 seconds')
    await aDepartment(app, place.id)
    const now = (await linksOf(place.id)).at(-1)
    const justAfter = new Date(Date.parse(last?.at ?? '') + 1).toISOString()
    expect(now).toMatchObject({ sequence: 2, at: justAfter })
    expect((await verify(app, place)).faults).toEqual([])
  })

  it('by more stops changes with both times, loses nothing, and runs on once it is right', async () => {
    const place = await newTenant(app, startsAt)
    await aDepartment(app, place.id)
    const before = await linksOf(place.id)
    await shiftClock(place.id, '-1 hour')
    const refused = await makeChange(app.db, place.id, builder, async (change) => {
      await insertNote(change, 'too-early')
      return change.record(happening('too early'))
    })
    expect(refused).toMatchObject({
      refused: 'conflict',
      why: 'clock-set-back',
      args: { last: before.at(-1)?.at, clock: expect.stringMatching(/^2008-10-28T14:0/) as string },
    })
    expect(await linksOf(place.id)).toEqual(before)
    expect(await notesOf(place.id)).toEqual([])
    await shiftClock(place.id, '1 hour')
    await aDepartment(app, place.id)
    expect(await verify(app, place)).toMatchObject({ entries: before.length + 1, faults: [] })
  })
})

describe('the table of the record', () => {
  const refusals = [
    ['update', 'update audit_entry set reason = $$other$$'],
    ['delete', 'delete from audit_entry'],
    ['truncate', 'truncate audit_entry'],
  ] as const

  it.each(refusals)('refuses %s to the application', async (_, text) => {
    const place = await newTenant(app)
    const tried = app.db.pool.connect().then(async (client) => {
      try {
        await client.query(`begin; set local role tl_app; set local app.tenant = '${place.id}'`)
        await client.query(text)
      } finally {
        await client.query('rollback')
        client.release()
      }
    })
    await expect(tried).rejects.toThrow(/permission denied/)
  })

  it.each(refusals)('refuses %s to the owner of the tables as well', async (_, text) => {
    const place = await newTenant(app)
    await expect(app.db.pool.query(text)).rejects.toThrow('the record of changes is never altered')
    expect((await verify(app, place)).faults).toEqual([])
  })

  it('takes nothing that names another place', async () => {
    const [here, there] = [await newTenant(app), await newTenant(app)]
    const [link] = await linksOf(here.id)
    const smuggled = inTenant(app.db, there.id, (trx) =>
      trx
        .insertInto('audit_head')
        .values({ tenant_id: here.id, sequence: 1, hash: link?.hash ?? Buffer.alloc(0), at: new Date(0) })
        .execute(),
    )
    await expect(smuggled).rejects.toThrow(/row-level security/)
  })
})
