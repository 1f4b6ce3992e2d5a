import { beforeAll, describe, expect, it } from 'vitest'
import { anActor } from '../../test/worlds/an-actor.ts'
import { done } from '../../test/worlds/builder.ts'
import { homeArea, newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import type { App } from '../db/app.ts'
import { inTenant, readTenant } from '../db/tenant.ts'
import { isRefusal } from '../kernel/refusal.ts'
import type { Actor } from '../rights/actor.ts'
import { insertArea } from './area.sql.ts'
import type { GroupForm } from './check-group.ts'
import { editionOn, mainGroup } from './comparator-group.ts'
import { listEditions } from './comparator.sql.ts'
import { loadGroups } from './load-groups.action.ts'
import { addGroup, changeGroup } from './save-group.action.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

const form: GroupForm = {
  name: 'Nearest neighbours',
  kind: 'nearest-neighbours',
  source: 'A model of 2004 (a test)',
  membersFrom: '',
  members: 'one\ntwo',
  reason: '',
}
const seen = (version = 1) => ({ code: 'nearest-neighbours', version })

async function aPlace(): Promise<{ id: number; team: Actor }> {
  const { id } = await newTenant(app)
  await inTenant(app.db, id, async (trx) => {
    for (const code of ['one', 'two', 'three'])
      await insertArea(trx, id, { code, name: code, kind: 'district' })
  })
  return { id, team: await anActor(app, id, 'performance-team') }
}
const editions = (id: number, asAt: Date | null = null) =>
  readTenant(app.db, id, (trx) => listEditions(trx, 'nearest-neighbours', asAt))
const membersOn = async (id: number, day: string, asAt: Date | null = null) =>
  editionOn(await editions(id, asAt), day)?.members.map(({ code }) => code)
const told = (result: unknown): unknown =>
  isRefusal(result) ? [result.why, ...result.findings.map(({ code, args }) => [code, args.code])] : 'done'

describe('groups to compare with', () => {
  it('have members from a day on; who belonged before is kept', async () => {
    const { id, team } = await aPlace()
    done(await addGroup(app, team, { ...form, code: '' }))
    const changed = { ...form, members: 'two, three', membersFrom: '2008-04-01', reason: 'The model of 2008' }
    expect(done(await changeGroup(app, team, seen(), changed)).version).toBe(2)
    expect(await membersOn(id, '2008-03-31')).toEqual(['one', 'two'])
    expect(await membersOn(id, '2008-04-01')).toEqual(['three', 'two'])
  })

  it('are as they were known as at a moment', async () => {
    const { id, team } = await aPlace()
    done(await addGroup(app, team, { ...form, code: '' }))
    const first = (await editions(id))[0]?.recordedAt ?? null
    done(await changeGroup(app, team, seen(), { ...form, members: 'three' }))
    expect(await membersOn(id, '2008-04-01')).toEqual(['three'])
    expect(await membersOn(id, '2008-04-01', first)).toEqual(['one', 'two'])
  })

  it('are refused with a sentence for each code that is not known', async () => {
    const { team } = await aPlace()
    const wrong = { ...form, members: 'one nowhere elsewhere', source: '', code: 'Neighbours!' }
    expect(told(await addGroup(app, team, wrong))).toEqual([
      'form-has-problems',
      ['code-form', undefined],
      ['source-missing', undefined],
      ['member-not-found', 'nowhere'],
      ['member-not-found', 'elsewhere'],
    ])
    expect(told(await addGroup(app, team, { ...form, members: ' ', code: '' }))).toEqual([
      'form-has-problems',
      ['members-missing', undefined],
    ])
  })

  it('tell the second of two editors, and count no change where nothing changed', async () => {
    const { id, team } = await aPlace()
    done(await addGroup(app, team, { ...form, code: '' }))
    expect(done(await changeGroup(app, team, seen(), { ...form, members: 'two one' })).version).toBe(1)
    expect(await editions(id)).toHaveLength(1)
    done(await changeGroup(app, team, seen(), { ...form, name: 'Neighbours' }))
    expect(told(await changeGroup(app, team, seen(), form))).toEqual(['group-changed-meanwhile'])
  })

  it('are for whoever may change areas', async () => {
    const { id } = await aPlace()
    const reader = await anActor(app, id, 'auditor')
    expect(told(await addGroup(app, reader, { ...form, code: '', members: homeArea }))).toEqual(['no-right'])
    expect(await readTenant(app.db, id, (trx) => loadGroups(trx, reader))).toBeUndefined()
  })
})

it('of several groups the nearest neighbours are shown first', () => {
  const group = (code: string, kind: 'own' | 'nearest-neighbours') =>
    ({ code, name: code, kind, source: '', version: 1 }) as const
  expect(mainGroup([group('a', 'own'), group('b', 'nearest-neighbours')])?.code).toBe('b')
  expect(mainGroup([])).toBeUndefined()
})
