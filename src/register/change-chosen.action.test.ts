import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { anActor } from '../../test/worlds/an-actor.ts'
import { anIndicator } from '../../test/worlds/an-indicator.ts'
import { done } from '../../test/worlds/builder.ts'
import { newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import type { App } from '../db/app.ts'
import { inTenant, readTenant } from '../db/tenant.ts'
import { dueDay } from '../figures/due-day.sql.ts'
import { ownerStanding } from '../figures/indicator-owner.sql.ts'
import { listIndicators } from '../figures/indicator.sql.ts'
import { insertPost, insertHolding } from '../people/post.sql.ts'
import type { Place } from '../places/place.ts'
import type { Actor } from '../rights/actor.ts'
import { partsOfOpened } from '../rights/policy.ts'
import { addSet } from '../sets/change-set.action.ts'
import { addChosenToSet, changeOwner } from './change-chosen.action.ts'
import { chosenIn, chosenValue } from './chosen.ts'
import { listOwners, registerConditions } from './register.sql.ts'

const today = '2009-01-12'
let app: App
beforeAll(async () => {
  app = await quietApp()
})

let place: Place
let team: Actor
beforeEach(async () => {
  place = await newTenant(app)
  team = await anActor(app, place.id, 'performance-team')
  for (const [title, endsOn] of [
    ['Waste Manager', null],
    ['Landfill Officer', '2008-12-31'],
  ] as const) {
    await inTenant(app.db, place.id, async (trx) => {
      const post = { title, rank: 'manager', organisationId: null, answersTo: null }
      const postId = await insertPost(trx, place.id, post)
      const holding = { postId, personId: team.personId, startsOn: '2008-01-01', endsOn }
      await insertHolding(trx, place.id, holding)
    })
  }
  await anIndicator(app, place.id, { code: 'NI1' })
  await anIndicator(app, place.id, { code: 'NI2', owners: ['Landfill Officer'] })
  await anIndicator(app, place.id, { code: 'NI3', owners: ['Waste Manager', 'Somebody else'] })
})

const all = () => readTenant(app.db, place.id, (trx) => listIndicators(trx, partsOfOpened))
const owners = async () => (await all()).map(({ code, ownerPost }) => [code, ownerPost])
const chosen = async (...codes: readonly string[]) =>
  (await all()).filter(({ code }) => codes.includes(code)).map(chosenValue)

describe('the owner of chosen indicators', () => {
  it('is another post for all of them, each with an entry of its own', async () => {
    const three = await chosen('NI1', 'NI2', 'NI3')
    expect(done(await changeOwner(app, team, { chosen: three, post: 'Waste Manager' }, today))).toBe(3)
    expect(await owners()).toEqual([
      ['NI1', 'Waste Manager'],
      ['NI2', 'Waste Manager'],
      ['NI3', 'Waste Manager'],
    ])
    const again = await chosen('NI1')
    expect(done(await changeOwner(app, team, { chosen: again, post: 'Waste Manager' }, today))).toBe(0)
  })

  it('stays where somebody changed one of them meanwhile', async () => {
    const seen = await chosen('NI1', 'NI2')
    done(await changeOwner(app, team, { chosen: await chosen('NI2'), post: 'Waste Manager' }, today))
    expect(await changeOwner(app, team, { chosen: seen, post: 'Waste Manager' }, today)).toMatchObject({
      refused: 'conflict',
      args: { codes: 'NI2' },
    })
    expect((await owners())[0]).toEqual(['NI1', ''])
  })

  it('must be a post of the place, and asks for a choice and for the right', async () => {
    const one = await chosen('NI1')
    const refused = async (typed: { chosen: string[]; post: string }, actor = team) =>
      changeOwner(app, actor, typed, today)
    expect(await refused({ chosen: one, post: 'Nobody' })).toMatchObject({
      findings: [{ field: 'newOwner', code: 'post-not-known' }],
    })
    expect(await refused({ chosen: one, post: ' ' })).toMatchObject({ findings: [{ code: 'post-missing' }] })
    expect(await refused({ chosen: ['x'], post: 'Waste Manager' })).toMatchObject({
      findings: [{ code: 'none-chosen' }],
    })
    const reader = await anActor(app, place.id, 'auditor')
    expect(await refused({ chosen: one, post: 'Waste Manager' }, reader)).toMatchObject({
      refused: 'not-allowed',
    })
  })
})

describe('the filters that only the store can answer', () => {
  const found = (owner: Parameters<typeof registerConditions>[0]['owner']) =>
    readTenant(app.db, place.id, async (trx) => {
      const also = registerConditions({ owner, due: null }, today, ownerStanding(today), dueDay())
      return (await listIndicators(trx, partsOfOpened, { also })).map(({ code }) => code)
    })

  it('find those without an owner, those whose owner has left, and those of a post', async () => {
    expect(await found({ standing: 'none' })).toEqual(['NI1'])
    expect(await found({ standing: 'left' })).toEqual(['NI2'])
    expect(await found({ post: 'Somebody else' })).toEqual(['NI3'])
    expect(await readTenant(app.db, place.id, (trx) => listOwners(trx, partsOfOpened))).toEqual([
      'Landfill Officer',
      'Somebody else',
      'Waste Manager',
    ])
  })
})

describe('chosen indicators', () => {
  it('are put into a set from the day on', async () => {
    done(await addSet(app, team, { code: 'plan', name: 'Plan', kind: 'local', source: '' }))
    const two = await chosen('NI1', 'NI2')
    expect(done(await addChosenToSet(app, team, { chosen: two, set: 'plan' }, today))).toBe(2)
    expect(await addChosenToSet(app, team, { chosen: two, set: '' }, today)).toMatchObject({
      findings: [{ field: 'newSet', code: 'set-missing' }],
    })
    expect(await addChosenToSet(app, team, { chosen: [], set: 'plan' }, today)).toMatchObject({
      findings: [{ code: 'none-chosen' }],
    })
  })

  it('are read from what a form sends, and nothing else is', () => {
    expect([...chosenIn(['NI192/3', 'NI 1', 'NI193/x', 'a/b/1'])]).toEqual([['NI192', 3]])
  })
})
