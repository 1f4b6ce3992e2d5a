import { beforeAll, describe, expect, it } from 'vitest'
import { aDepartment } from '../../test/worlds/a-department.ts'
import { anIndicator } from '../../test/worlds/an-indicator.ts'
import { anOpenReturn, theQuarter, type OpenReturn } from '../../test/worlds/an-open-return.ts'
import { giveMoreTime } from '../../test/worlds/more-time.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { quarter } from '../kernel/period.ts'
import { loadDueDays } from './due-day.sql.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

/** A department that was given until 31 October for the quarter, and one that was not. */
async function extended(): Promise<OpenReturn & { readonly other: number }> {
  const world = await anOpenReturn(app)
  const other = await aDepartment(app, world.place.id)
  await anIndicator(app, world.place.id, { organisationId: other.id })
  await giveMoreTime(world, '2008-10-31', '2008-10-15T09:00:00Z')
  return { ...world, other: other.id }
}

describe('the day by which figures are due', () => {
  it('is that of the round, and for the department that was given more time the later one', async () => {
    const { place, department, other } = await extended()
    const dueOn = await readTenant(app.db, place.id, (trx) => loadDueDays(trx, null))
    expect([department.id, other, null].map((id) => dueOn(theQuarter, id))).toEqual([
      '2008-10-31',
      '2008-10-17',
      '2008-10-17',
    ])
  })

  it('is as at a moment what it was then', async () => {
    const { place, department } = await extended()
    const asAt = (day: string) =>
      readTenant(app.db, place.id, (trx) => loadDueDays(trx, new Date(`${day}T00:00:00Z`)))
    const both = [await asAt('2008-10-10'), await asAt('2008-10-16')]
    expect(both.map((dueOn) => dueOn(theQuarter, department.id))).toEqual(['2008-10-17', '2008-10-31'])
  })

  it('of a half-year is that of the quarter with which it ends, and a quarter without a round has none', async () => {
    const { place, department } = await extended()
    const dueOn = await readTenant(app.db, place.id, (trx) => loadDueDays(trx, null))
    expect(dueOn({ kind: 'half', index: 2008 * 2 }, department.id)).toBe('2008-10-31')
    expect(dueOn({ kind: 'half', index: 2008 * 2 + 1 }, department.id)).toBeUndefined()
    expect(dueOn(quarter(2008, 3), department.id)).toBeUndefined()
  })
})
