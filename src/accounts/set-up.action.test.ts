import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import { verify } from '../../test/worlds/verify.ts'
import type { App } from '../db/app.ts'
import { outsideTenants, readTenant } from '../db/tenant.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { listLatest } from '../record/audit.sql.ts'
import { insertAccount } from '../people/person.sql.ts'
import { listPlaces } from '../places/place.sql.ts'
import type { Place } from '../places/place.ts'
import { actorIn } from './sign-in.action.ts'
import { checkSetUp, isSetUpLinkGood, makeSetUpLink, reserved, setUp, type SetUp } from './set-up.action.ts'
import { findStanding } from './standing.action.ts'
import { hashOfToken } from '../credentials/token.action.ts'
import { sentenceOf } from './sentence-of.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

const now = new Date('2026-11-14T12:00:00Z')
const form = (shortName: string): SetUp => ({
  name: 'Westmarch Council',
  shortName,
  post: 'Performance Manager',
  email: `${shortName}@example.gov.uk`,
  password: 'three wet otters sing',
})
const placeNamed = async (shortName: string): Promise<Place | undefined> =>
  (await outsideTenants(app.db, listPlaces)).find((place) => place.shortName === shortName)

describe('setting up', () => {
  it('makes the place and its first person, recorded, and signs that person in', async () => {
    const token = await makeSetUpLink(app.db)
    const done = await setUp(app.db, token, form('westmarch'), now, 'request-1')
    if (isRefusal(done)) throw new Error(done.why)
    const place = await placeNamed('westmarch')
    if (!place) throw new Error('there is no place')
    expect(place).toMatchObject({ name: 'Westmarch Council', isDemonstration: false, clockShiftMs: 0 })
    const { who } = await outsideTenants(app.db, (trx) => findStanding(trx, hashOfToken(done.session)))
    const actor = who === null ? undefined : await actorIn(app.db, place, who, now, 'r')
    expect(actor).toMatchObject({
      post: 'Performance Manager',
      grants: [
        { role: 'system-administrator', covers: 'all' },
        { role: 'performance-team', covers: 'all' },
      ],
    })
    const entries = await readTenant(app.db, place.id, (trx) => listLatest(trx, 1e6, 10))
    expect(entries.map(({ action, requestId }) => [action, requestId])).toEqual([
      ['person-added', 'request-1'],
      ['place-made', 'request-1'],
    ])
    expect((await verify(app, place)).faults).toEqual([])
  })

  it('works once for a link, also when it is sent twice at the same moment', async () => {
    const token = await makeSetUpLink(app.db)
    const both = await Promise.all([1, 2].map(() => setUp(app.db, token, form('northmarch'), now, 'r')))
    expect(both.filter((result) => !isRefusal(result))).toHaveLength(1)
    expect(await setUp(app.db, token, form('eastmarch'), now, 'r')).toMatchObject({
      refused: 'too-late',
      why: 'link-used',
    })
    expect(await placeNamed('eastmarch')).toBeUndefined()
  })

  it('needs a link that has not ended', async () => {
    const token = await makeSetUpLink(app.db)
    await app.db.pool.query(
      `update one_time_link set ends_at = now() - interval '1 second' where token_hash = $1`,
      [hashOfToken(token)],
    )
    expect(await setUp(app.db, token, form('southmarch'), now, 'r')).toMatchObject({ refused: 'too-late' })
    expect(await setUp(app.db, 'nonsense', form('southmarch'), now, 'r')).toMatchObject({
      refused: 'too-late',
    })
  })

  it('with a fault in the form leaves the link good', async () => {
    const token = await makeSetUpLink(app.db)
    expect(await setUp(app.db, token, { ...form('x'), name: '' }, now, 'r')).toMatchObject({
      refused: 'invalid',
      findings: [{ field: 'name' }, { field: 'shortName' }],
    })
    expect(await isSetUpLinkGood(app.db, token)).toBe(true)
  })

  it('takes no short name that is taken, and leaves the link good', async () => {
    const { shortName } = await newTenant(app)
    const token = await makeSetUpLink(app.db)
    expect(await setUp(app.db, token, form(shortName), now, 'r')).toMatchObject({ why: 'short-name-taken' })
    expect(await isSetUpLinkGood(app.db, token)).toBe(true)
  })

  it('lets nobody become somebody who has an account already', async () => {
    const taken = form('middlemarch')
    await outsideTenants(app.db, (trx) => insertAccount(trx, taken.email))
    const token = await makeSetUpLink(app.db)
    expect(await setUp(app.db, token, taken, now, 'r')).toMatchObject({
      refused: 'conflict',
      why: 'email-taken',
    })
    expect(await setUp(app.db, 'nonsense', taken, now, 'r')).toMatchObject({ why: 'link-used' })
    expect(await placeNamed('middlemarch')).toBeUndefined()
    expect(await isSetUpLinkGood(app.db, token)).toBe(true)
  })

  it('survives odd characters in a name', async () => {
    const token = await makeSetUpLink(app.db)
    const odd = { ...form('oddmarch'), name: 'West\u0000march \ud800 <script>', post: 'Ynys Môn 👪' }
    const result = await setUp(app.db, token, odd, now, 'r')
    expect(isRefusal(result)).toBe(false)
    expect((await placeNamed('oddmarch'))?.name).toBe('Westmarch \ufffd <script>')
  })
})

describe('the form of setting up', () => {
  const faults: readonly (readonly [Partial<SetUp>, string])[] = [
    [{ name: '' }, 'name name-missing'],
    [{ name: '   ' }, 'name name-missing'],
    [{ name: 'x'.repeat(10_000) }, 'name name-too-long'],
    [{ shortName: '' }, 'shortName short-name-form'],
    [{ shortName: 'a' }, 'shortName short-name-form'],
    [{ shortName: 'West March' }, 'shortName short-name-form'],
    [{ shortName: '1west' }, 'shortName short-name-form'],
    [{ shortName: '../etc' }, 'shortName short-name-form'],
    [{ shortName: 'x'.repeat(31) }, 'shortName short-name-form'],
    [{ shortName: 'west\n' }, 'shortName short-name-form'],
    [{ post: '' }, 'post post-missing'],
    [{ post: 'x'.repeat(201) }, 'post post-too-long'],
    [{ password: '' }, 'password password-missing'],
    [{ password: 'Westmarch-2026-WM' }, 'password password-known'],
    [{ email: '' }, 'email email-form'],
    [{ email: 'nobody' }, 'email email-form'],
    [{ email: 'a b@example.gov.uk' }, 'email email-form'],
    [{ email: `${'x'.repeat(250)}@example.gov.uk` }, 'email email-form'],
  ]
  it.each(faults)('tells %j', (wrong, told) => {
    const findings = [...checkSetUp({ ...form('westmarch'), ...wrong })]
    expect(findings.map(({ field, code }) => `${field} ${code}`)).toEqual([told])
    for (const { code } of findings) expect(sentenceOf('en', code)).not.toBeNull()
  })

  it('takes no first part of an address that means something else', () => {
    for (const shortName of reserved) {
      expect([...checkSetUp({ ...form('westmarch'), shortName })].map(({ code }) => code)).toEqual([
        'short-name-taken',
      ])
    }
    expect([...checkSetUp(form('westmarch'))]).toEqual([])
    const pages = readdirSync(join(import.meta.dirname, '../routes'), { withFileTypes: true })
    const firstParts = pages.filter((page) => page.isDirectory() && !page.name.startsWith('['))
    expect(firstParts.map(({ name }) => name).filter((name) => !reserved.has(name))).toEqual([])
  })
})
