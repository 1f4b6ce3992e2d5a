import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { anActor } from '../../test/worlds/an-actor.ts'
import { anIndicator } from '../../test/worlds/an-indicator.ts'
import { done } from '../../test/worlds/builder.ts'
import { newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import { verify } from '../../test/worlds/verify.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { listIndicators } from '../figures/indicator.sql.ts'
import type { Place } from '../places/place.ts'
import { listLatest } from '../record/audit.sql.ts'
import type { Actor } from '../rights/actor.ts'
import { partsOfOpened } from '../rights/policy.ts'
import { loadPack, previewPack } from './load-pack.action.ts'
import { listMemberships } from './membership.sql.ts'
import { readPacks } from './read-packs.action.ts'
import { setRules } from './set-rules.ts'
import { findSet } from './set.sql.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

let place: Place
let team: Actor
beforeEach(async () => {
  place = await newTenant(app)
  team = await anActor(app, place.id, 'performance-team')
})
const ni = 'national-indicators-2008'
const members = (set: string) =>
  readTenant(app.db, place.id, (trx) => listMemberships(trx, partsOfOpened, set))
const changes = async () => (await readTenant(app.db, place.id, (trx) => listLatest(trx, 1e6, 1_000))).length

describe('the packs', () => {
  // 198 National Indicators, numbered to 199: NI 31 was dropped and NI 199 added (the department's own page); 34
  // designated targets (Halton's annual review, January 2009); sixteen statutory ones.
  it('are the National Indicators, Halton’s designated targets and the statutory ones', async () => {
    const packs = new Map((await readPacks()).map((pack) => [pack.name, pack]))
    expect([...packs].map(([name, { indicators }]) => [name, indicators.length])).toEqual([
      [ni, 198],
      ['halton-laa-2008-11', 34],
      ['laa-statutory-2008', 16],
    ])
    const codes = packs.get(ni)?.indicators.map(({ code }) => code) ?? []
    expect([codes.includes('NI31'), codes.includes('NI199')]).toEqual([false, true])
    expect(packs.get('laa-statutory-2008')?.indicators.map(({ code }) => code)).toEqual(
      setRules['laa-statutory'].exactly,
    )
    for (const pack of packs.values())
      expect(pack.indicators.every(({ source, isTitleUnchecked }) => source !== '' && isTitleUnchecked)).toBe(
        true,
      )
  })
})

describe('loading a pack', () => {
  it('adds what is missing, puts what exists into the set, and says which titles are to be checked', async () => {
    await anIndicator(app, place.id, { code: 'NI192', title: 'Our own title', sets: ['NI'] })
    await anIndicator(app, place.id, { code: 'NI193', title: 'Landfill', sets: [] })
    const preview = done(await previewPack(app, team, ni))
    expect([preview.plan.create.length, preview.plan.join.length, preview.plan.stand.length]).toEqual([
      196, 1, 1,
    ])
    expect(done(await loadPack(app, team, ni))).toEqual({
      set: 'NI',
      created: 196,
      joined: 1,
      standing: 1,
    })
    const found = await members('NI')
    expect(found).toHaveLength(198)
    expect(found.filter(({ isTitleUnchecked }) => !isTitleUnchecked).map(({ code }) => code)).toEqual([
      'NI192',
      'NI193',
    ])
    expect(found.find(({ code }) => code === 'NI193')).toMatchObject({
      startsOn: '2008-04-01',
      endsOn: '2011-03-31',
    })
    const all = await readTenant(app.db, place.id, (trx) => listIndicators(trx, partsOfOpened))
    expect(all.find(({ code }) => code === 'NI192')?.title).toBe('Our own title')
    expect(all.find(({ code }) => code === 'NI1')).toMatchObject({
      unit: '%',
      kind: 'survey',
      polarity: 'high',
    })
    const set = await readTenant(app.db, place.id, (trx) => findSet(trx, partsOfOpened, 'NI'))
    expect(set).toMatchObject({ name: 'National Indicators', kind: 'national' })
    expect((await verify(app, place)).faults).toEqual([])
  })

  it('changes nothing the second time', async () => {
    done(await loadPack(app, team, 'halton-laa-2008-11'))
    const before = await changes()
    expect(done(await loadPack(app, team, 'halton-laa-2008-11'))).toMatchObject({
      created: 0,
      joined: 0,
      standing: 34,
    })
    expect(await changes()).toBe(before)
  })

  it('is refused whole where the set would hold more than its kind allows', async () => {
    await anIndicator(app, place.id, { code: 'A', sets: ['LAA-designated'] })
    await anIndicator(app, place.id, { code: 'B', sets: ['LAA-designated'] })
    expect(await loadPack(app, team, 'halton-laa-2008-11')).toMatchObject({
      refused: 'invalid',
      findings: [{ code: 'set-full', args: { most: 35, over: 1 } }],
    })
    expect(await members('LAA-designated')).toHaveLength(2)
  })

  it('is for those who define indicators', async () => {
    const reader = await anActor(app, place.id, 'auditor')
    expect(await loadPack(app, reader, ni)).toMatchObject({ refused: 'not-allowed' })
    expect(await loadPack(app, team, 'nothing')).toMatchObject({ refused: 'not-found' })
  })
})
