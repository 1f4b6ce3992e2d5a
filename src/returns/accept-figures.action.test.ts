import { beforeAll, describe, expect, it } from 'vitest'
import { aTarget } from '../../test/worlds/an-indicator.ts'
import { importText } from '../../test/worlds/an-import.ts'
import {
  anOpenReturn,
  returnNow,
  theQuarter,
  typed,
  type OpenReturn,
} from '../../test/worlds/an-open-return.ts'
import { done } from '../../test/worlds/builder.ts'
import { homeArea } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import { verify } from '../../test/worlds/verify.ts'
import { accept, save, send, step } from '../../test/worlds/walk-return.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { listCommentary } from '../figures/commentary.sql.ts'
import type { Observation } from '../figures/indicator.ts'
import { listObservations, listRevisions } from '../figures/observation.sql.ts'
import { listLatest } from '../record/audit.sql.ts'
import { nothingEntered, type Answer, type Entered } from './return.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

const figuresOf = ({ place, indicators }: OpenReturn): Promise<Observation[]> =>
  readTenant(app.db, place.id, (trx) =>
    listObservations(trx, { indicatorIds: indicators.map(({ id }) => id) }, null),
  )
const revisionsOf = ({ place, indicators }: OpenReturn): Promise<Observation[]> =>
  readTenant(app.db, place.id, (trx) =>
    listRevisions(trx, { indicatorId: indicators[0]?.id ?? 0, areaCode: homeArea, period: theQuarter }),
  )
const answered = (answer: Answer): Entered => ({ ...nothingEntered, answer })

async function reopen(world: OpenReturn): Promise<void> {
  done(await step(world, world.team, 'reopen', { comment: 'A late correction' }))
}

describe('an accepted return', () => {
  it('brings its figures into the store, with who entered and who signed them off', async () => {
    const world = await anOpenReturn(app)
    await send(world, [typed('38.2', { reason: 'A new round' }), typed('1,250.5')])
    expect(await figuresOf(world)).toEqual([])
    await accept(world)
    const head = await returnNow(world, world.team)
    expect(await figuresOf(world)).toMatchObject([
      {
        areaCode: homeArea,
        period: theQuarter,
        revision: 1,
        value: '38.2',
        status: 'final',
        mark: 'ok',
        reason: 'A new round',
        source: 'WasteDataFlow',
        recordedBy: 'collator',
        signedBy: 'performance-team',
        returnId: head.id,
      },
      { value: '1250.5' },
    ])
    const [entry] = await readTenant(app.db, world.place.id, (trx) => listLatest(trx, 1e6, 1))
    expect(entry).toMatchObject({
      action: 'return-accepted',
      after: {
        state: 'accepted',
        values: { [world.indicators[0]?.code ?? '']: '38.2', [world.indicators[1]?.code ?? '']: '1250.5' },
        figures: { count: 2 },
      },
    })
    expect(await verify(app, world.place)).toMatchObject({ figures: 2, faults: [] })
  })

  it('keeps each answer that is no value under its own mark', async () => {
    const count = { kind: 'flow', unit: 'number', decimals: 0 } as const
    const world = await anOpenReturn(
      app,
      Array.from({ length: 6 }, () => count),
    )
    const answers = ['nil', 'not-due', 'not-available', 'not-applicable', 'suppressed'] as const
    await send(world, [...answers.map(answered), typed('0')])
    await accept(world)
    expect((await figuresOf(world)).map(({ value, mark }) => [value, mark])).toEqual([
      ['0', 'nil'],
      [null, 'not-due'],
      [null, 'missing'],
      [null, 'not-applicable'],
      [null, 'suppressed'],
      ['0', 'ok'],
    ])
  })

  it('that is reopened and changed makes the next revision, marked revised', async () => {
    const world = await anOpenReturn(app, [{}])
    await send(world, [typed('38.2')])
    await accept(world)
    await reopen(world)
    expect((await figuresOf(world)).map(({ value }) => value)).toEqual(['38.2'])
    await send(world, [typed('38.9')])
    await accept(world)
    expect(
      (await revisionsOf(world)).map(({ revision, value, status }) => [revision, value, status]),
    ).toEqual([
      [1, '38.2', 'final'],
      [2, '38.9', 'revised'],
    ])
    expect((await verify(app, world.place)).faults).toEqual([])
  })

  it.each([
    ['untouched', typed('38.2'), 1],
    ['written with another nought', typed('38.2 %'), 1],
    ['with another answer', answered('not-available'), 2],
  ] as const)('that is reopened and sent %s has so many revisions', async (_, second, revisions) => {
    const world = await anOpenReturn(app, [{}])
    await send(world, [typed('38.2')])
    await accept(world)
    await reopen(world)
    await send(world, [second])
    await accept(world)
    expect(await revisionsOf(world)).toHaveLength(revisions)
    expect((await verify(app, world.place)).faults).toEqual([])
  })

  it('does not record again what an import has brought already', async () => {
    const world = await anOpenReturn(app)
    const line = (i: number, value: string) => `${world.indicators[i]?.code},${homeArea},q2-2008-09,${value}`
    done(
      await importText(
        app,
        world.place.id,
        ['indicator_code,area_code,period,value', line(0, '38.20'), line(1, '7')].join('\n'),
      ),
    )
    await send(world, [typed('38.2'), typed('39')])
    await accept(world)
    expect((await figuresOf(world)).map(({ revision, value, status }) => [revision, value, status])).toEqual([
      [1, '38.20', 'final'],
      [2, '39', 'revised'],
    ])
  })

  it('keeps the commentary by the one who wrote it, a version for each change of it', async () => {
    const world = await anOpenReturn(app, [{}])
    const [indicator] = world.indicators
    if (!indicator) throw new Error('the return has no line')
    await aTarget(app, world.place.id, indicator, theQuarter, '50')
    const words = { cause: 'Lorries off the road', action: 'Two hired', forecast: '45 by March' }
    await send(world, [typed('38.2', words)])
    await accept(world)
    const versions = async () => {
      const { rows } = await app.db.pool.query<{ cause: string }>(
        'select cause from commentary where tenant_id = $1 order by version',
        [world.place.id],
      )
      return rows.map(({ cause }) => cause)
    }
    const stored = await readTenant(app.db, world.place.id, (trx) =>
      listCommentary(trx, { indicatorIds: [indicator.id] }, null),
    )
    expect([...stored.values()]).toMatchObject([{ ...words, by: 'collator' }])
    await reopen(world)
    await send(world, [typed('38.3', words)])
    await accept(world)
    expect(await versions()).toEqual(['Lorries off the road'])
    await reopen(world)
    await send(world, [typed('38.3', { ...words, cause: 'Two lorries off the road' })])
    await accept(world)
    expect(await versions()).toEqual(['Lorries off the road', 'Two lorries off the road'])
  })

  it('is checked again when it is accepted: a target set since asks for its commentary', async () => {
    const world = await anOpenReturn(app, [{}])
    const [indicator] = world.indicators
    await send(world, [typed('38.2')])
    if (indicator) await aTarget(app, world.place.id, indicator, theQuarter, '50')
    expect(await step(world, world.team, 'accept')).toMatchObject({
      refused: 'invalid',
      findings: [{ code: 'cause-missing' }, { code: 'action-missing' }, { code: 'forecast-missing' }],
    })
    expect(await figuresOf(world)).toEqual([])
    done(await step(world, world.team, 'query', { comment: 'A target was set: say why.' }))
    done(await save(world, world.collator, [typed('38.2', { cause: 'a', action: 'b', forecast: 'c' })]))
    done(await step(world, world.collator, 'submit'))
    await accept(world)
  })
})
