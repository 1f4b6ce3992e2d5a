import { beforeAll, describe, expect, it } from 'vitest'
import { anActor } from '../../test/worlds/an-actor.ts'
import { anIndicator } from '../../test/worlds/an-indicator.ts'
import { anOpenReturn, returnNow, typed, type OpenReturn } from '../../test/worlds/an-open-return.ts'
import { done } from '../../test/worlds/builder.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import { save, walkTo } from '../../test/worlds/walk-return.ts'
import type { App } from '../db/app.ts'
import { inTenant, readTenant } from '../db/tenant.ts'
import { nameOwners } from '../figures/indicator-owner.sql.ts'
import { quarter } from '../kernel/period.ts'
import { listLatest } from '../record/audit.sql.ts'
import { delegateLines } from './delegate.action.ts'
import type { Delegation } from './delegation.ts'
import { loadFillers } from './load-fillers.action.ts'
import { openRound } from './open-round.action.ts'
import { countLines, listOwnedLines } from './owned-lines.sql.ts'
import { readOwners } from './read-owners.ts'
import { findReturn, listLines } from './return.sql.ts'
import { visibleTo } from '../rights/policy.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

const give = (world: OpenReturn, as: OpenReturn['team'], delegation: Delegation) =>
  delegateLines(app, as, world.at, delegation)

async function ownersOf(world: OpenReturn): Promise<(string | null)[]> {
  const { id } = await returnNow(world, world.team)
  const lines = await readTenant(app.db, world.place.id, (trx) => listLines(trx, id))
  return lines.map(({ owner }) => owner?.post ?? null)
}

const codesOf = ({ indicators }: OpenReturn): [string, string] => [
  indicators[0]?.code ?? '',
  indicators[1]?.code ?? '',
]

describe('who fills which figure', () => {
  it('is whoever collates it once the round opens, where they may fill the return', async () => {
    const world = await anOpenReturn(app)
    const { place, department, team, collator } = world
    const stranger = await anActor(app, place.id, 'councillor')
    const third = await anIndicator(app, place.id, { organisationId: department.id })
    await inTenant(app.db, place.id, async (trx) => {
      await nameOwners(trx, third.id, { collatorId: collator.personId, responsibleId: null })
      const other = world.indicators[0]?.id ?? 0
      await nameOwners(trx, other, { collatorId: stranger.personId, responsibleId: null })
    })
    const period = quarter(2008, 3)
    done(await openRound(app, team, { period, opensOn: '2009-01-05', dueOn: '2009-01-23' }))
    const lines = await readTenant(app.db, place.id, async (trx) => {
      const head = await findReturn(trx, visibleTo(team, 'return.read'), department.code, period)
      return listLines(trx, head?.id ?? 0)
    })
    expect(lines.map(({ owner }) => owner?.post ?? null).toSorted()).toEqual(['collator', null, null])
    expect(lines.find(({ indicatorId }) => indicatorId === third.id)?.owner?.id).toBe(collator.personId)
  })

  it('is said by whoever may send, with an entry, among those who may fill', async () => {
    const world = await anOpenReturn(app)
    const [first] = codesOf(world)
    done(await give(world, world.director, { owners: new Map([[first, world.collator.personId]]) }))
    expect(await ownersOf(world)).toEqual(['collator', null])
    const [entry] = await readTenant(app.db, world.place.id, (trx) => listLatest(trx, 1e6, 1))
    expect(entry).toMatchObject({
      action: 'return-delegated',
      actingRole: 'operational-director',
      before: { lineOwners: { [first]: null } },
      after: { lineOwners: { [first]: 'collator' } },
    })
    const fillers = await readTenant(app.db, world.place.id, (trx) =>
      loadFillers(trx, world.place.id, { organisationId: world.department.id }, '2009-01-12'),
    )
    expect(fillers.map(({ post }) => post)).toEqual(['collator', 'operational-director'])
  })

  it('is not said by others, of others, or of a return that was sent', async () => {
    const world = await anOpenReturn(app)
    const [first] = codesOf(world)
    const toCollator = { owners: new Map([[first, world.collator.personId]]) }
    expect(await give(world, world.team, toCollator)).toMatchObject({ why: 'no-right' })
    const toTeam = { owners: new Map([[first, world.team.personId]]) }
    expect(await give(world, world.director, toTeam)).toMatchObject({
      findings: [{ field: `${first}.owner`, code: 'owner-unknown' }],
    })
    await walkTo(world, 'submitted')
    expect(await give(world, world.director, toCollator)).toMatchObject({ why: 'return-not-open' })
    expect(await ownersOf(world)).toEqual([null, null])
  })

  it('of two who say so at once, the second is told where both meant the same line', async () => {
    const world = await anOpenReturn(app)
    const [first, second] = codesOf(world)
    const was = new Map([
      [first, null],
      [second, null],
    ])
    const { collator, director } = world
    done(await give(world, director, { owners: new Map([[first, collator.personId]]), seen: was }))
    const other = new Map([
      [first, director.personId],
      [second, director.personId],
    ])
    expect(await give(world, collator, { owners: other, seen: was })).toMatchObject({
      why: 'owner-changed-meanwhile',
      args: { code: first, post: 'collator' },
    })
    const untouched = new Map([
      [first, null],
      [second, director.personId],
    ])
    done(await give(world, collator, { owners: untouched, seen: was }))
    expect(await ownersOf(world)).toEqual(['collator', 'operational-director'])
  })

  it('hinders nobody from saving a page that was open before', async () => {
    const world = await anOpenReturn(app)
    const { version } = await returnNow(world, world.team)
    done(
      await give(world, world.director, { owners: new Map([[codesOf(world)[0], world.collator.personId]]) }),
    )
    done(await save(world, world.collator, [typed('38.2')], { version }))
  })

  it('is counted: how many are one’s own, and how many are left', async () => {
    const world = await anOpenReturn(app, [{}, {}, {}])
    const { collator, director, place } = world
    const [first, second] = codesOf(world)
    const owners = new Map([first, second].map((code) => [code, collator.personId]))
    done(await give(world, director, { owners }))
    done(await save(world, collator, [typed('38.2')]))
    const { id } = await returnNow(world, world.team)
    const counts = await readTenant(app.db, place.id, (trx) => countLines(trx, [id], collator.personId))
    expect(counts.get(id)).toEqual({ all: 3, left: 2, mine: 2, mineLeft: 1 })
    const owned = await readTenant(app.db, place.id, (trx) => listOwnedLines(trx, collator.personId))
    expect(owned.map(({ code }) => code).toSorted()).toEqual([first, second].toSorted())
  })
})

describe('the form of who fills which figure', () => {
  it('is read by code, an empty box being whoever sends, and passes over other boxes', () => {
    const boxes: [string, string][] = [
      ['NI1.owner', '7'],
      ['NI1.was', ''],
      ['NI2.owner', ''],
      ['NI2.was', '7'],
      ['NI9.owner', '7'],
      ['tenant_id', '1'],
    ]
    expect(readOwners(boxes, ['NI1', 'NI2'])).toEqual({
      owners: new Map([
        ['NI1', 7],
        ['NI2', null],
      ]),
      seen: new Map([
        ['NI1', null],
        ['NI2', 7],
      ]),
    })
  })
})
