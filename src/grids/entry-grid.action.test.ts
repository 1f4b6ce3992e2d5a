import { beforeAll, expect, it } from 'vitest'
import { anOpenReturn, theQuarter } from '../../test/worlds/an-open-return.ts'
import { giveMoreTime } from '../../test/worlds/more-time.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { assessFigures } from '../indicators/assess-figures.action.ts'
import { homeArea } from '../../test/worlds/new-tenant.ts'
import { loadEntryGrid } from './entry-grid.action.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

it('a grid says the day until which its department was given more time, and no figure is missing before', async () => {
  const world = await anOpenReturn(app)
  const { place, collator, indicators, at } = world
  const asked = { what: at.organisationCode, period: theQuarter, page: 1 }
  const look = () =>
    readTenant(app.db, place.id, async (trx) => ({
      dueOn: (await loadEntryGrid(trx, collator, asked, () => null))?.dueOn,
      statuses: (
        await assessFigures(trx, {
          indicators: indicators.slice(0, 1),
          areaCode: homeArea,
          periods: [theQuarter],
          asAt: null,
          today: '2008-10-20',
        })
      ).map(({ status }) => status),
    }))
  expect(await look()).toEqual({ dueOn: '2008-10-17', statuses: ['missing'] })
  await giveMoreTime(world, '2008-10-31', '2008-10-15T09:00:00Z')
  expect(await look()).toEqual({ dueOn: '2008-10-31', statuses: ['not-due'] })
})
