import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aPerson } from '../../test/worlds/an-actor.ts'
import { anIndicator } from '../../test/worlds/an-indicator.ts'
import { newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import type { App } from '../db/app.ts'
import { inTenant, readTenant } from '../db/tenant.ts'
import { insertHolding, insertPost, updatePost } from '../people/post.sql.ts'
import { updateLeaving } from '../people/person.sql.ts'
import { ownerStanding } from './indicator-owner.sql.ts'
import { findIndicator } from './indicator.sql.ts'
import { jointly } from './jointly.ts'

let app: App
let tenantId: number
beforeAll(async () => {
  app = await quietApp()
})
beforeEach(async () => {
  tenantId = (await newTenant(app)).id
})
const day = '2008-11-14'
const standings = async (): Promise<Record<string, string>> =>
  readTenant(app.db, tenantId, async (trx) => {
    const { rows } = await sql<{ code: string; standing: string }>`
      select code, ${ownerStanding(day)} as standing from indicator order by code`.execute(trx)
    return Object.fromEntries(rows.map(({ code, standing }) => [code, standing]))
  })
const post = { rank: 'manager', organisationId: null, answersTo: null }
const aPost = (title: string, holding?: { personId: number; startsOn: string; endsOn: string | null }) =>
  inTenant(app.db, tenantId, async (trx) => {
    const postId = await insertPost(trx, tenantId, { ...post, title })
    if (holding) await insertHolding(trx, tenantId, { postId, ...holding })
    return postId
  })

describe('who answers for an indicator', () => {
  it('is nobody, a post nobody holds, a post whose holder left, or a post that is held', async () => {
    const { personId } = await aPerson(app, tenantId, 'Waste Manager')
    await aPost('Waste Manager', { personId, startsOn: '2007-01-01', endsOn: null })
    await aPost('Parks Manager', { personId, startsOn: '2006-01-01', endsOn: '2008-10-31' })
    for (const [code, owners] of [
      ['a', []],
      ['b', ['Chair of Safer Harrow']],
      ['c', ['Waste Manager', 'Parks Manager']],
      ['d', ['Waste Manager', 'Chair of Safer Harrow']],
      ['e', ['Waste Manager']],
    ] as const)
      await anIndicator(app, tenantId, { code, owners })
    expect(await standings()).toEqual({ a: 'none', b: 'vacant', c: 'left', d: 'vacant', e: 'held' })
  })

  it('has left where the holder or the responsible officer has left the place', async () => {
    const { personId } = await aPerson(app, tenantId, 'Waste Manager')
    const officer = await aPerson(app, tenantId, 'Waste Collator')
    await aPost('Waste Manager', { personId, startsOn: '2007-01-01', endsOn: null })
    await anIndicator(app, tenantId, { code: 'a', owners: ['Waste Manager'] })
    await anIndicator(app, tenantId, {
      code: 'b',
      owners: ['Waste Manager'],
      responsibleId: officer.personId,
    })
    await inTenant(app.db, tenantId, (trx) => updateLeaving(trx, officer.personId, '2008-11-13'))
    expect(await standings()).toEqual({ a: 'held', b: 'left' })
    await inTenant(app.db, tenantId, (trx) => updateLeaving(trx, personId, '2008-11-13'))
    expect(await standings()).toEqual({ a: 'left', b: 'left' })
  })

  it('is called as the post is called today, jointly where there are several', async () => {
    const id = await aPost('Waste Manager')
    await anIndicator(app, tenantId, { code: 'a', owners: ['Waste Manager', 'Chair of Safer Harrow'] })
    await inTenant(app.db, tenantId, (trx) => updatePost(trx, id, { ...post, title: 'Head of Waste' }))
    const found = await readTenant(app.db, tenantId, (trx) => findIndicator(trx, 'a'))
    expect(found?.owners).toEqual(['Head of Waste', 'Chair of Safer Harrow'])
    expect(found?.ownerPost).toBe('Head of Waste and Chair of Safer Harrow jointly')
  })

  it('reads as people write it', () => {
    expect([[], ['A'], ['A', 'B'], ['A', 'B', 'C']].map(jointly)).toEqual([
      '',
      'A',
      'A and B jointly',
      'A, B and C jointly',
    ])
  })
})
