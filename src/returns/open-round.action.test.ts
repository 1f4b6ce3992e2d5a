import { beforeAll, describe, expect, it } from 'vitest'
import { aDepartment } from '../../test/worlds/a-department.ts'
import { anActor } from '../../test/worlds/an-actor.ts'
import { anIndicator } from '../../test/worlds/an-indicator.ts'
import { newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { quarter } from '../kernel/period.ts'
import type { Role } from '../rights/roles.ts'
import { visibleTo } from '../rights/policy.ts'
import { listLatest } from '../record/audit.sql.ts'
import { openRound } from './open-round.action.ts'
import { listLines, listReturns } from './return.sql.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

const round = { period: quarter(2008, 2), opensOn: '2008-10-01', dueOn: '2008-10-17' }

/** A place with two departments that have quarterly figures, one with annual ones and one with none. */
async function aPlace() {
  const { id } = await newTenant(app)
  const [waste, roads, schools] = [
    await aDepartment(app, id),
    await aDepartment(app, id),
    await aDepartment(app, id),
  ]
  await aDepartment(app, id)
  for (const organisationId of [waste.id, waste.id, roads.id]) await anIndicator(app, id, { organisationId })
  await anIndicator(app, id, { organisationId: schools.id, periodKind: 'academic-year' })
  await anIndicator(app, id)
  return { id, waste, roads, team: await anActor(app, id, 'performance-team') }
}

describe('opening a round', () => {
  it.each([2, 3] as const)(
    'of %i hands asks for so many signatures on each of its returns',
    async (hands) => {
      const { id, team } = await aPlace()
      expect(await openRound(app, team, { ...round, hands })).toBe(2)
      const heads = await readTenant(app.db, id, (trx) => listReturns(trx, visibleTo(team, 'return.read')))
      expect(heads.map((head) => head.hands)).toEqual([hands, hands])
      const [entry] = await readTenant(app.db, id, (trx) => listLatest(trx, 1e6, 1))
      expect(entry?.after).toMatchObject({ hands })
    },
  )

  it('asks each department that has figures due, and leaves an entry', async () => {
    const { id, waste, roads, team } = await aPlace()
    expect(await openRound(app, team, round)).toBe(2)
    const asked = await readTenant(app.db, id, async (trx) => {
      const heads = await listReturns(trx, visibleTo(team, 'return.read'))
      return Promise.all(
        heads.map(async (head) => [
          head.organisationCode,
          head.state,
          (await listLines(trx, head.id)).length,
        ]),
      )
    })
    expect(asked.toSorted()).toEqual(
      [
        [waste.code, 'open', 2],
        [roads.code, 'open', 1],
      ].toSorted(),
    )
    const [entry] = await readTenant(app.db, id, (trx) => listLatest(trx, 1e6, 1))
    expect(entry).toMatchObject({
      action: 'round-opened',
      subject: 'q2-2008-09',
      after: { opensOn: '2008-10-01', dueOn: '2008-10-17' },
    })
  })

  it('is done once, also when two do it at the same moment', async () => {
    const { team } = await aPlace()
    const both = await Promise.all([openRound(app, team, round), openRound(app, team, round)])
    expect(both).toContain(2)
    expect(both).toContainEqual(expect.objectContaining({ refused: 'conflict', why: 'round-open-already' }))
  })

  it.each([
    ['while the period still runs', { opensOn: '2008-09-30', dueOn: '2008-10-17' }],
    ['due before it opens', { opensOn: '2008-10-20', dueOn: '2008-10-17' }],
  ])('is refused %s', async (_, dates) => {
    const { team } = await aPlace()
    expect(await openRound(app, team, { ...round, ...dates })).toMatchObject({
      refused: 'invalid',
      why: 'round-dates',
    })
  })

  it('is refused where nothing is due', async () => {
    const { id } = await newTenant(app)
    const team = await anActor(app, id, 'performance-team')
    expect(await openRound(app, team, round)).toMatchObject({ refused: 'conflict', why: 'nothing-due' })
  })

  it.each(['collator', 'operational-director', 'councillor', 'auditor'] satisfies Role[])(
    'is not for a %s',
    async (role) => {
      const { id } = await aPlace()
      expect(await openRound(app, await anActor(app, id, role), round)).toMatchObject({
        refused: 'not-allowed',
        why: 'no-right',
      })
    },
  )

  it('is not for somebody of the performance team of one department', async () => {
    const { id, waste } = await aPlace()
    const actor = await anActor(app, id, 'performance-team', waste.id)
    expect(await openRound(app, actor, round)).toMatchObject({ refused: 'not-allowed' })
  })
})
