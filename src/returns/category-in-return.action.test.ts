import { beforeAll, describe, expect, it } from 'vitest'
import { aTarget } from '../../test/worlds/an-indicator.ts'
import { anActor } from '../../test/worlds/an-actor.ts'
import {
  anOpenReturn,
  returnNow,
  theQuarter,
  typed,
  type OpenReturn,
} from '../../test/worlds/an-open-return.ts'
import { done } from '../../test/worlds/builder.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import { verify } from '../../test/worlds/verify.ts'
import { accept, save, send, step } from '../../test/worlds/walk-return.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { periodSlug } from '../kernel/period-words.ts'
import { financialYear, quarter } from '../kernel/period.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { listLatest } from '../record/audit.sql.ts'
import { visibleTo } from '../rights/policy.ts'
import type { Category, PlacedTarget } from '../targets/category.ts'
import { listPlaced } from '../targets/category.sql.ts'
import { placeTarget } from '../targets/place-target.action.ts'
import { differences } from './differences.ts'
import { loadReturnPage } from './load-page.action.ts'
import { openRound } from './open-round.action.ts'
import type { Entered } from './return.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

const year = financialYear(2008)
const said = (category: Category | '', categoryReason: string, figure = '38.2'): Entered =>
  typed(figure, { category, categoryReason })

/** Two percentages, the first with a target for the year. */
async function aWorld(): Promise<OpenReturn> {
  const world = await anOpenReturn(app)
  const [first] = world.indicators
  if (first) await aTarget(app, world.place.id, first, year, '40')
  return world
}
const wordsOf = ({ place, team }: OpenReturn): Promise<PlacedTarget[]> =>
  readTenant(app.db, place.id, (trx) => listPlaced(trx, visibleTo(team, 'performance.read'), null, null))
const briefly = async (world: OpenReturn): Promise<string[]> =>
  (await wordsOf(world)).map(({ revision, category, reason }) => `${revision} ${category}: ${reason}`)
const reopen = async (world: OpenReturn) =>
  done(await step(world, world.team, 'reopen', { comment: 'A late correction' }))

describe('a category in a return', () => {
  it('is the word on the target once the return is accepted, by whoever entered it', async () => {
    const world = await aWorld()
    await send(world, [said('difficult', 'The contract runs out'), typed('40')])
    expect(await wordsOf(world)).toEqual([])
    const head = await accept(world)
    expect(await wordsOf(world)).toMatchObject([
      {
        indicatorId: world.indicators[0]?.id,
        period: year,
        regime: 'corporate',
        revision: 1,
        category: 'difficult',
        reason: 'The contract runs out',
        forecast: null,
        by: 'collator',
        saidIn: { returnId: head.id, period: theQuarter, acceptedBy: 'performance-team' },
      },
    ])
    const [last] = await readTenant(app.db, world.place.id, (trx) => listLatest(trx, 1e6, 1))
    expect(last).toMatchObject({
      action: 'target-placed',
      subject: `${world.indicators[0]?.code}/${periodSlug(year)}/corporate`,
      personName: 'performance-team',
      after: { category: 'difficult', return: `${world.department.code}/${periodSlug(theQuarter)}` },
      reason: 'The contract runs out',
    })
    expect((await verify(app, world.place)).faults).toEqual([])
  })

  it('is said once: accepted again without a change it says nothing more, and a new one is the next word', async () => {
    const world = await aWorld()
    await send(world, [said('difficult', 'The contract runs out'), typed('40')])
    await accept(world)
    await reopen(world)
    await send(world, [said('difficult', 'The contract runs out', '38.4'), typed('40')])
    await accept(world)
    expect(await briefly(world)).toEqual(['1 difficult: The contract runs out'])
    await reopen(world)
    await send(world, [said('difficult', 'The contract was let anew'), typed('40')])
    await accept(world)
    expect(await briefly(world)).toEqual([
      '2 difficult: The contract was let anew',
      '1 difficult: The contract runs out',
    ])
  })

  it('leaves what an officer said later where only another line of the return was corrected', async () => {
    const world = await aWorld()
    await send(world, [said('difficult', 'The contract runs out'), typed('40')])
    await accept(world)
    const officer = await anActor(app, world.place.id, 'responsible-officer')
    const code = world.indicators[0]?.code ?? ''
    const word = { target: `${periodSlug(year)}/corporate`, category: 'likely', reason: 'It was let' }
    done(await placeTarget(app, officer, code, word, 1, '2008-11-20'))
    await reopen(world)
    await send(world, [said('difficult', 'The contract runs out'), typed('41')])
    await accept(world)
    expect(await briefly(world)).toEqual(['2 likely: It was let', '1 difficult: The contract runs out'])
    expect((await wordsOf(world))[0]?.saidIn).toBeNull()
  })

  it('is not owed: a return that says none is accepted, and what was said last stands', async () => {
    const world = await aWorld()
    await send(world, [typed('38.2'), typed('40')])
    await accept(world)
    expect(await wordsOf(world)).toEqual([])
  })

  it('stops a return without its reason, or of a line that has nothing to place', async () => {
    const world = await aWorld()
    done(await save(world, world.collator, [said('likely', ''), said('likely', 'All is well')]))
    const sent = await step(world, world.collator, 'submit')
    expect(isRefusal(sent) && sent.findings.map(({ field, code }) => `${field} ${code}`)).toEqual([
      `${world.indicators[0]?.code}.categoryReason category-reason-missing`,
      `${world.indicators[1]?.code}.category category-not-asked`,
    ])
  })

  it('stands beside what was said last and what is worked out, on the page of the next quarter', async () => {
    const world = await aWorld()
    await send(world, [said('unlikely', 'Snow'), typed('40')])
    await accept(world)
    const page = await readTenant(app.db, world.place.id, (trx) =>
      loadReturnPage(trx, world.collator, world.at.organisationCode, theQuarter),
    )
    expect(page?.lines.map(({ toPlace }) => toPlace?.period ?? null)).toEqual([year, null])
    expect(page?.placings.get(world.indicators[0]?.code ?? '')).toMatchObject({
      said: { category: 'unlikely', reason: 'Snow', by: 'collator' },
      forecast: { category: 'not enough history' },
    })
  })

  it('is told to two who place the same target, and neither is overwritten', async () => {
    const world = await aWorld()
    const { version } = await returnNow(world, world.team)
    const other = await anActor(app, world.place.id, 'collator', world.department.id, 'second collator')
    done(await save(world, world.collator, [said('likely', 'A new plant')], { version }))
    const refused = await save(world, other, [said('unlikely', 'Snow')], { version })
    const code = world.indicators[0]?.code ?? ''
    expect(refused).toMatchObject({ why: 'return-changed-meanwhile', args: { names: code } })
    const page = await readTenant(app.db, world.place.id, (trx) =>
      loadReturnPage(
        trx,
        other,
        world.at.organisationCode,
        theQuarter,
        new Map([[code, said('unlikely', 'Snow')]]),
      ),
    )
    expect(differences(page?.lines ?? [], [code])).toEqual({
      [`${code}.category`]: 'likely',
      [`${code}.categoryReason`]: 'A new plant',
    })
  })
})

describe('the last quarter', () => {
  it('asks for no category: the year of the target is over', async () => {
    const world = await aWorld()
    const period = quarter(2008, 4)
    const round = { period, opensOn: '2009-04-01', dueOn: '2009-04-17', hands: 2 } as const
    done(await openRound(app, world.team, round))
    const page = await readTenant(app.db, world.place.id, (trx) =>
      loadReturnPage(trx, world.collator, world.at.organisationCode, period),
    )
    expect(page?.lines.map(({ toPlace }) => toPlace)).toEqual([null, null])
  })
})
