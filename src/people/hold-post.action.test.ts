import { beforeAll, describe, expect, it } from 'vitest'
import { aPerson, anActor } from '../../test/worlds/an-actor.ts'
import { done } from '../../test/worlds/builder.ts'
import { newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { londonInstant } from '../kernel/london.ts'
import type { Actor } from '../rights/actor.ts'
import { addPost, changePost, closePost } from './change-post.action.ts'
import { changePerson } from './change-person.action.ts'
import { holdPost, leavePost } from './hold-post.action.ts'
import { recordLeaving } from './leave.action.ts'
import { loadPerson } from './load-people.action.ts'
import { findPerson } from './person.sql.ts'
import { listAllPosts } from './post.sql.ts'
import type { Place } from '../places/place.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

const today = '2009-01-12'
const manager = { title: 'Waste Manager', rank: 'manager', organisation: '', answersTo: '' }

async function world(): Promise<{
  place: Place
  actor: Actor
  postId: number
  first: number
  second: number
}> {
  const place = await newTenant(app, londonInstant('2009-01-12T09:30'))
  const actor = await anActor(app, place.id, 'system-administrator')
  const postId = done(await addPost(app, actor, manager))
  const { personId: first } = await aPerson(app, place.id, 'First')
  const { personId: second } = await aPerson(app, place.id, 'Second')
  return { place, actor, postId, first, second }
}

const read = <T>(place: Place, work: Parameters<typeof readTenant<T>>[2]): Promise<T> =>
  readTenant(app.db, place.id, work)

describe('a post', () => {
  it('is held by one person after another, and the title goes with it', async () => {
    const { place, actor, postId, first, second } = await world()
    const hold = (personId: number, startsOn: string) =>
      holdPost(app, actor, postId, { personId, startsOn, endsOn: '' })
    done(await hold(first, '2008-04-01'))
    expect((await read(place, (trx) => findPerson(trx, first, today)))?.post).toBe('Waste Manager')
    expect(await hold(second, '2009-01-12')).toMatchObject({
      findings: [{ field: 'startsOn', code: 'post-held', args: { by: 'First', from: '2008-04-01', to: '' } }],
    })
    done(await leavePost(app, actor, postId, '2009-01-11'))
    expect(await hold(second, '2009-01-11')).toMatchObject({ findings: [{ code: 'post-held' }] })
    done(await hold(second, '2009-01-12'))
    const [post] = await read(place, (trx) => listAllPosts(trx, today))
    expect(post?.holder?.personId).toBe(second)
    expect((await read(place, (trx) => findPerson(trx, first, today)))?.post).toBe('Waste Manager')
  })

  it('closes when nobody holds it, and its title is taken once', async () => {
    const { actor, postId, first } = await world()
    expect(await addPost(app, actor, manager)).toMatchObject({ findings: [{ code: 'post-taken' }] })
    done(await holdPost(app, actor, postId, { personId: first, startsOn: today, endsOn: '' }))
    expect(await closePost(app, actor, postId, 1)).toMatchObject({ why: 'post-not-vacant' })
    done(await leavePost(app, actor, postId, today))
  })

  it('tells the second of two editors, and overwrites nothing', async () => {
    const { actor, postId } = await world()
    const form = { ...manager, version: 1 }
    done(await changePost(app, actor, postId, { ...form, title: 'Waste and Recycling Manager' }))
    expect(await changePost(app, actor, postId, { ...form, title: 'Cleansing Manager' })).toMatchObject({
      refused: 'conflict',
      why: 'post-changed-meanwhile',
    })
  })
})

describe('personal facts', () => {
  it('stand in the record as commitments alone, and e-mail is shown to the person and to whoever changes persons', async () => {
    const { place, actor, first } = await world()
    const form = { name: 'Jo Specimen', email: 'jo@example.gov.uk', organisation: '', version: 1 }
    done(await changePerson(app, actor, first, form))
    const { rows } = await app.db.pool.query<{ all: string }>(
      `select string_agg(before::text || after::text || reason || person_name, ' ') as all from audit_entry where tenant_id = $1`,
      [place.id],
    )
    expect(rows[0]?.all).toContain('hmac:')
    expect(rows[0]?.all).not.toMatch(/Specimen|jo@example/)
    const emailFor = async (reader: Actor): Promise<string | undefined> =>
      (await read(place, (trx) => loadPerson(trx, reader, first, today)))?.person.email
    expect(await emailFor(actor)).toBe('jo@example.gov.uk')
    expect(await emailFor({ ...actor, isConfirmed: false })).toBe('jo@example.gov.uk')
    expect(await emailFor(await anActor(app, place.id, 'auditor'))).toBe('')
    expect(await emailFor(await anActor(app, place.id, 'external-reviewer'))).toBeUndefined()
    expect(await changePerson(app, actor, first, form)).toMatchObject({ why: 'person-changed-meanwhile' })
  })
})

describe('leaving', () => {
  it('ends roles and posts with the last day, and is refused for the last administrator', async () => {
    const { place, actor, postId } = await world()
    const { personId } = await aPerson(app, place.id, 'Collator', { role: 'collator' })
    done(await holdPost(app, actor, postId, { personId, startsOn: '2008-04-01', endsOn: '' }))
    done(await recordLeaving(app, actor, personId, { lastDay: '2009-01-16', version: 1 }))
    const on = (day: string) => read(place, (trx) => findPerson(trx, personId, day))
    expect((await on('2009-01-16'))?.roles).toEqual(['collator'])
    expect((await on('2009-01-17'))?.roles).toEqual([])
    expect([(await on('2009-01-16'))?.state, (await on('2009-01-17'))?.state]).toEqual(['active', 'left'])
    const [post] = await read(place, (trx) => listAllPosts(trx, '2009-01-17'))
    expect(post?.holder).toBeNull()
    expect(await recordLeaving(app, actor, actor.personId, { lastDay: today, version: 1 })).toMatchObject({
      why: 'last-administrator',
    })
  })
})
