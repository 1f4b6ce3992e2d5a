import { beforeAll, expect, it } from 'vitest'
import { demonstrationApp } from '../../test/worlds/demonstration.ts'
import { placeNamed } from '../../test/worlds/posts.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import type { SystemArgument } from '../formulas/system-functions.ts'
import { findIndicator } from '../figures/indicator.sql.ts'
import { listObservations } from '../figures/observation.sql.ts'
import { quarter, samePeriod } from '../kernel/period.ts'
import { percentOnTime } from './percent-on-time.action.ts'

let app: App
beforeAll(async () => {
  app = await demonstrationApp()
})

const periods = [quarter(2008, 2), quarter(2008, 3), quarter(2008, 1)]
const question = { calls: [[]], areaCodes: [], periods, without: new Set<number>() }

async function answers(asAt: Date | null, ...args: readonly SystemArgument[]): Promise<unknown[]> {
  const { id } = await placeNamed(app, 'halton')
  const answer = await readTenant(app.db, id, (trx) => percentOnTime(trx, { ...question, asAt }))
  return periods.map((period) => answer(args, '', period))
}

// As demo/halton/return-steps.csv says: in quarter 1 three of 19 came in late and in quarter 2 two, which is what the
// department that counts them reported (84.2% and 89.5%, HBC-PP1 in returns.csv); quarter 3 was due on 23 January 2009.
it('counts those sent by their day, of those sent or due; what is not due stands apart', async () => {
  const [second, third, first] = await answers(null)
  expect(first).toEqual({ numerator: '16', denominator: '19', apart: 0 })
  expect(second).toEqual({ numerator: '17', denominator: '19', apart: 0 })
  expect(third).toEqual({ numerator: '6', denominator: '19', apart: 0 })
  const [, begun] = await answers(new Date('2009-01-20T12:00:00Z'))
  expect(begun).toEqual({ numerator: '3', denominator: '3', apart: 16 })
})

it('counts what the department that counts them reported: 84.2% in quarter 1, 89.5% in quarter 2', async () => {
  const { id } = await placeNamed(app, 'halton')
  const reported = await readTenant(app.db, id, async (trx) => {
    const indicator = await findIndicator(trx, 'HBC-PP1')
    const found = await listObservations(trx, { indicatorIds: [indicator?.id ?? 0], periods }, null)
    return [quarter(2008, 1), quarter(2008, 2)].map(
      (period) => found.find((one) => samePeriod(one.period, period))?.value,
    )
  })
  const [second, , first] = (await answers(null)) as { numerator: string; denominator: string }[]
  const percent = [first, second].map((rate) =>
    ((100 * Number(rate?.numerator)) / Number(rate?.denominator)).toFixed(1),
  )
  expect([reported, percent]).toEqual([
    ['84.2', '89.5'],
    ['84.2', '89.5'],
  ])
})

it('counts as at a date, and of one department alone', async () => {
  const [second] = await answers(new Date('2008-12-01T12:00:00Z'), 'ict-services')
  expect(second).toEqual({ numerator: '1', denominator: '1', apart: 0 })
  const [early] = await answers(new Date('2008-10-01T12:00:00Z'), 'ict-services')
  expect(early).toMatchObject({ numerator: '0', denominator: '0' })
})

it('has no answer for a department that was not asked', async () => {
  expect(await answers(null, 'police')).toMatchObject(periods.map(() => ({ reason: 'missing' })))
})
