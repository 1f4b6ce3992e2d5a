import { beforeAll, describe, expect, it } from 'vitest'
import { quietApp } from '../../../test/worlds/quiet-app.ts'
import { loadBodies as seenBodies, loadBody, loadThemes } from '../../bodies/load-bodies.action.ts'
import { listReviewsDue } from '../../bodies/membership.sql.ts'
import type { App } from '../../db/app.ts'
import { readTenant } from '../../db/tenant.ts'
import type { Actor } from '../../rights/actor.ts'
import { visibleTo } from '../../rights/policy.ts'
import { loadDemonstration } from './load-demonstration.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
  await loadDemonstration(app)
})

const today = '2009-01-12'
const team = (tenantId: number): Actor => ({
  tenantId,
  personId: 1,
  name: 'Reader',
  post: 'Reader',
  grants: [{ role: 'performance-team', covers: 'all' }],
  isConfirmed: true,
  requestId: 'test',
})
const bodiesOf = (tenantId: number) =>
  readTenant(app.db, tenantId, (trx) => seenBodies(trx, team(tenantId), today))
const kinds = async (tenantId: number) => {
  const open = (await bodiesOf(tenantId))?.open ?? []
  return Object.fromEntries([...Map.groupBy(open, ({ kind }) => kind)].map(([kind, of]) => [kind, of.length]))
}

// The bodies of both partnerships as their reports of 2007 and 2008 name them; who is on them is invented.
describe('the bodies of the demonstration', () => {
  it('are those of Halton', async () => {
    expect(await kinds(1)).toEqual({
      board: 1,
      subgroup: 1,
      'theme-partnership': 5,
      'policy-board': 6,
      executive: 1,
      'management-team': 1,
      'working-group': 1,
    })
  })

  it('are those of Harrow', async () => {
    expect(await kinds(2)).toEqual({ board: 1, executive: 1, 'management-group': 5 })
  })

  it('have reviews that are overdue and a working group without a chair', async () => {
    const open = (await bodiesOf(1))?.open ?? []
    const wanting = open.filter(({ findings }) => findings.some(({ code }) => code === 'no-chair'))
    expect(wanting.map(({ code, kind }) => [code, kind])).toEqual([
      ['performance-management-topic-group', 'working-group'],
    ])
    const due = await readTenant(app.db, 1, (trx) =>
      listReviewsDue(trx, visibleTo(team(1), 'membership.change'), today),
    )
    expect(due.length).toBeGreaterThan(2)
    expect(open.find(({ code }) => code === 'partnership-board')?.findings).toMatchObject([
      { code: 'reviews-overdue', args: { count: 3 } },
    ])
  })

  it('have members who speak for all three sectors, and one who speaks for nobody', async () => {
    const board = await readTenant(app.db, 1, (trx) => loadBody(trx, team(1), 'partnership-board', today))
    expect(board?.makeUp.bySector.map(({ count }) => count)).toEqual([8, 1, 2])
    expect(board?.makeUp.without).toBe(2)
  })

  it('share the measures of both scorecards by theme', async () => {
    const themed = async (tenantId: number) =>
      (await readTenant(app.db, tenantId, (trx) => loadThemes(trx, team(tenantId))))?.map(
        ({ code, indicators }) => [code, indicators],
      )
    expect(await themed(1)).toEqual([
      ['healthy-halton', 7],
      ['safer-halton', 4],
      ['children-young-people', 7],
      ['corporate-effectiveness', 0],
      ['employment-learning-skills', 5],
      ['urban-renewal', 6],
    ])
    expect((await themed(2))?.map(([, indicators]) => indicators)).toEqual([2, 2, 2, 2, 2])
  })
})
