import { beforeAll, describe, expect, it } from 'vitest'
import { aTarget } from '../../test/worlds/an-indicator.ts'
import { importText } from '../../test/worlds/an-import.ts'
import { anOpenReturn, returnNow, typed } from '../../test/worlds/an-open-return.ts'
import { done } from '../../test/worlds/builder.ts'
import { homeArea } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import { accept, send } from '../../test/worlds/walk-return.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { listObservations } from '../figures/observation.sql.ts'
import { half } from '../kernel/period.ts'
import { loadLines } from './load-return.action.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

describe('a return of the second quarter', () => {
  it('asks key indicators first, then the others, and half-years for their own period', async () => {
    const world = await anOpenReturn(app, [
      { code: 'A-half', periodKind: 'half', isKey: false },
      { code: 'B-quarter', isKey: true },
      { code: 'C-year', periodKind: 'financial-year' },
      { code: 'D-quarter', isKey: false },
    ])
    const [halfYearly] = world.indicators
    if (!halfYearly) throw new Error('there is no indicator')
    const rows = [`A-half,${homeArea},2007/08 H2,30`, `A-half,${homeArea},2007/08 H1,29`]
    done(await importText(app, world.place.id, ['indicator_code,area_code,period,value', ...rows].join('\n')))
    await aTarget(app, world.place.id, halfYearly, half(2008, 1), '50')
    const head = await returnNow(world, world.team)
    const lines = await readTenant(app.db, world.place.id, (trx) => loadLines(trx, head))
    expect(lines.map(({ indicator }) => indicator.code)).toEqual(['B-quarter', 'A-half', 'D-quarter'])
    expect(lines[1]).toMatchObject({
      period: half(2008, 1),
      previous: { value: '30', period: half(2007, 2) },
      target: { value: '50' },
    })
    expect(lines[1]?.last.map(({ value }) => value)).toEqual(['29', '30'])
  })

  it('accepted, puts the figure of a half-year under its half-year', async () => {
    const world = await anOpenReturn(app, [{ code: 'A-half', periodKind: 'half' }])
    await send(world, [typed('38.2')])
    await accept(world)
    const selection = { indicatorIds: world.indicators.map(({ id }) => id) }
    const stored = await readTenant(app.db, world.place.id, (trx) => listObservations(trx, selection, null))
    expect(stored.map(({ period, value }) => [period, value])).toEqual([[half(2008, 1), '38.2']])
  })
})
