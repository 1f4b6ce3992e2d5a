import { beforeAll, describe, expect, it } from 'vitest'
import { actorOf, anActor, aPerson } from '../../test/worlds/an-actor.ts'
import { anIndicator } from '../../test/worlds/an-indicator.ts'
import { done } from '../../test/worlds/builder.ts'
import { newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import { addBody } from '../bodies/add-body.action.ts'
import type { App } from '../db/app.ts'
import { inTenant, readTenant } from '../db/tenant.ts'
import { listTargets } from '../figures/target.sql.ts'
import { periodSlug } from '../kernel/period-words.ts'
import { financialYear } from '../kernel/period.ts'
import { isRefusal, type Refusal } from '../kernel/refusal.ts'
import { listLatest } from '../record/audit.sql.ts'
import type { Actor } from '../rights/actor.ts'
import { insertGrant } from '../rights/grant.sql.ts'
import { visibleTo } from '../rights/policy.ts'
import { adoptProposals } from './adopt-proposals.action.ts'
import type { TypedProposal } from './check-proposal.ts'
import { loadAdoption, mayAdoptFor } from './load-adoption.action.ts'
import { loadWorkbench } from './load-workbench.action.ts'
import { moveProposal } from './move-proposal.action.ts'
import type { Proposal } from './proposal.ts'
import { listProposals } from './proposal.sql.ts'
import { saveProposal } from './save-proposal.action.ts'
import { typedProposal } from './typed-proposal.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

const today = '2009-01-12'
const year = financialYear(2009)
const why = (result: unknown): string => (isRefusal(result) ? `${result.refused} ${result.why}` : 'done')
const codes = (result: unknown): string[] =>
  isRefusal(result) ? result.findings.map(({ field, code }) => `${field} ${code}`) : []

/** A place with two bodies, the officer of each, its performance team and an indicator on a scorecard. */
async function aPlace() {
  const { id } = await newTenant(app)
  const team = await anActor(app, id, 'performance-team')
  const make = (name: string, code: string) =>
    addBody(app, team, { name, code, kind: 'board', partOf: '', themes: [], openedOn: '' }, today)
  const board = done(await make('The Board', 'board'))
  const other = done(await make('Another Board', 'other'))
  const officerOf = async (bodyId: number, post: string): Promise<Actor> => {
    const { personId } = await aPerson(app, id, post, { role: 'councillor' })
    await inTenant(app.db, id, (trx) =>
      insertGrant(trx, id, { personId, role: 'body-officer', bodyId, startsOn: '2000-01-01' }),
    )
    return actorOf(app, id, personId)
  }
  const indicator = await anIndicator(app, id)
  await app.db.pool.query(
    `insert into scorecard (tenant_id, code, title, body) values ($1, 'CARD', 'A card', 'the board')`,
    [id],
  )
  await app.db.pool.query(
    `insert into scorecard_objective (tenant_id, scorecard_code, position, perspective, objective)
     values ($1, 'CARD', 1, 'People', 'One')`,
    [id],
  )
  await app.db.pool.query(
    `insert into scorecard_measure (tenant_id, scorecard_code, position, objective_position, indicator_id)
     values ($1, 'CARD', 0, 1, $2)`,
    [id, indicator.id],
  )
  return {
    id,
    team,
    indicator,
    board,
    other,
    officer: await officerOf(board.id, 'Officer of the Board'),
    stranger: await officerOf(other.id, 'Officer of another'),
  }
}
type World = Awaited<ReturnType<typeof aPlace>>

const aim: TypedProposal = {
  ...typedProposal(undefined),
  regime: 'corporate',
  target: '40',
  shape: 'glide',
  start: '36',
  basis: 'Last year and four points',
  body: 'board',
}
const save = (
  { indicator, team }: World,
  more: Partial<TypedProposal> = {},
  { by = team, version = 0, isProposing = true } = {},
): Promise<Proposal | Refusal> =>
  saveProposal(app, by, { code: indicator.code, year, version }, { ...aim, ...more }, isProposing)
const decision = { cards: [], decidedOn: '2009-01-10', minute: 'B 4/09' }
const adopt = (by: Actor, proposals: readonly Proposal[], more: object = {}, body = 'board') =>
  adoptProposals(
    app,
    by,
    body,
    { ...decision, proposals: proposals.map(({ id }) => String(id)), ...more },
    today,
  )
const standing = ({ id, indicator }: World) =>
  readTenant(app.db, id, async (trx) =>
    (await listTargets(trx, { indicatorIds: [indicator.id] }, null)).map(
      ({ period, value, kind }) => `${periodSlug(period)} ${kind} ${value}`,
    ),
  )

describe('a proposal', () => {
  it('is drafted, put to a body, challenged and given back, each step in the record', async () => {
    const world = await aPlace()
    const draft = done(await save(world, { body: '' }, { isProposing: false }))
    expect(draft).toMatchObject({ state: 'draft', version: 1, body: null })
    const put = done(await save(world, {}, { version: 1 }))
    expect(put).toMatchObject({ id: draft.id, state: 'proposed', version: 2, body: { code: 'board' } })
    done(await moveProposal(app, world.team, put, 'comment', 'Is that enough?'))
    const back = done(await moveProposal(app, world.officer, put, 'return', 'Too low'))
    expect(back.state).toBe('returned')
    expect(back.comments.map(({ comment }) => comment)).toEqual(['Is that enough?', 'Too low'])
    expect(await standing(world)).toEqual([])
    const entries = await readTenant(app.db, world.id, (trx) => listLatest(trx, 1e6, 4))
    expect(entries.map(({ action }) => action)).toEqual([
      'target-proposal-returned',
      'target-challenged',
      'target-proposed',
      'target-drafted',
    ])
    expect(done(await save(world, { target: '42' }, { version: 3 })).state).toBe('proposed')
  })

  it('stands alone for its target: a second one, or one that was changed meanwhile, overwrites nothing', async () => {
    const world = await aPlace()
    done(await save(world))
    expect(why(await save(world, { target: '50' }))).toBe('conflict proposal-changed-meanwhile')
    expect(why(await save(world, { regime: 'stretch' }))).toBe('done')
  })

  it('is made by whoever may for the indicator, withdrawn by them, and refused with each fault at its box', async () => {
    const world = await aPlace()
    expect(why(await save(world, {}, { by: world.stranger }))).toBe('not-allowed no-right')
    const reader = await anActor(app, world.id, 'councillor')
    expect(why(await save(world, {}, { by: reader }))).toBe('not-allowed no-right')
    expect(codes(await save(world, { target: 'x', body: 'nowhere' }))).toEqual([
      'target target-form',
      'body body-not-open',
    ])
    const put = done(await save(world))
    expect(codes(await moveProposal(app, world.team, put, 'comment', ' '))).toEqual([
      'comment comment-missing',
    ])
    expect(done(await moveProposal(app, world.team, put, 'withdraw', '')).state).toBe('withdrawn')
    expect(why(await moveProposal(app, world.team, { id: put.id, version: 2 }, 'withdraw', ''))).toBe(
      'conflict proposal-decided',
    )
    expect(done(await save(world)).id).not.toBe(put.id)
  })
})

describe('a body', () => {
  it('adopts many at once: targets, quarters and scorecard stand with the same change', async () => {
    const world = await aPlace()
    const chosen = [done(await save(world)), done(await save(world, { regime: 'stretch', shape: 'flat' }))]
    expect(done(await adopt(world.officer, chosen, { cards: ['CARD'] }))).toEqual({
      proposals: 2,
      targets: 10,
      cards: 1,
    })
    expect(await standing(world)).toContain('fy2009-10 annual 40')
    expect(await standing(world)).toContain('q1-2009-10 quarterly-profile 37.0')
    const [adopted] = await readTenant(app.db, world.id, (trx) =>
      listProposals(trx, visibleTo(world.team, 'performance.read'), { states: ['adopted'] }),
    )
    expect(adopted).toMatchObject({
      decidedOn: '2009-01-10',
      minute: 'B 4/09',
      decidedBy: 'Officer of the Board',
    })
    const query = { card: 'CARD', set: '', year, today }
    const bench = await readTenant(app.db, world.id, (trx) => loadWorkbench(trx, world.team, query))
    expect(bench.card?.adoption).toEqual({ bodyName: 'The Board', on: '2009-01-10', minute: 'B 4/09' })
    expect(bench.rows.map(({ standing: own, isMissing }) => [own.length, isMissing])).toEqual([[2, false]])
    expect(why(await adopt(world.officer, chosen))).toBe('conflict proposal-changed-meanwhile')
  })

  it('is not spoken for by those who are neither its chair nor its officer', async () => {
    const world = await aPlace()
    const put = done(await save(world))
    expect(why(await adopt(world.team, [put]))).toBe('not-allowed no-right')
    expect(why(await adopt(world.stranger, [put]))).toBe('not-allowed no-right')
    expect(why(await adopt(world.stranger, [put], {}, 'other'))).toBe('not-found proposal-not-found')
    expect(why(await moveProposal(app, world.stranger, put, 'return', 'No'))).toMatch(/^not-/)
    expect(
      await readTenant(app.db, world.id, (trx) => loadAdoption(trx, world.team, 'board')),
    ).toBeUndefined()
    expect(await readTenant(app.db, world.id, (trx) => mayAdoptFor(trx, world.officer))).toMatchObject([
      { code: 'board' },
    ])
  })

  it('does not adopt what its officer wrote alone: somebody else records that, and nothing is half adopted', async () => {
    const world = await aPlace()
    const { personId } = world.officer
    await inTenant(app.db, world.id, (trx) =>
      insertGrant(trx, world.id, { personId, role: 'responsible-officer', startsOn: '2000-01-01' }),
    )
    const officer = await actorOf(app, world.id, personId)
    const own = done(await save(world, {}, { by: officer }))
    const others = done(await save(world, { regime: 'stretch' }))
    expect(why(await adopt(officer, [own, others]))).toBe('not-allowed own-entry')
    expect(await standing(world)).toEqual([])
    const seen = await readTenant(app.db, world.id, (trx) => loadAdoption(trx, officer, 'board'))
    expect(seen?.awaiting.map(({ proposal, isOwn }) => [proposal.regime, isOwn]).toSorted()).toEqual([
      ['corporate', true],
      ['stretch', false],
    ])
    expect(why(await adopt(officer, [others]))).toBe('done')
  })

  it('says when and in which minute, and adopts only scorecards that are made for it', async () => {
    const world = await aPlace()
    const empty = { proposals: [], decidedOn: '2009-02-01', minute: '' }
    expect(codes(await adopt(world.officer, [], empty))).toEqual([
      'proposals nothing-chosen',
      'decidedOn decided-to-come',
      'minute minute-missing',
    ])
    expect(why(await adopt(world.stranger, [], { cards: ['CARD'] }, 'other'))).toBe(
      'not-found proposal-not-found',
    )
  })

  it('of another place is not reached', async () => {
    const [world, elsewhere] = [await aPlace(), await aPlace()]
    const put = done(await save(world))
    expect(why(await adopt(elsewhere.officer, [put]))).toBe('not-found proposal-not-found')
  })
})
