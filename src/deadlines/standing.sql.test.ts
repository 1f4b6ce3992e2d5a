import { beforeAll, expect, it } from 'vitest'
import { anOpenReturn, returnNow, theQuarter } from '../../test/worlds/an-open-return.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { partsOfOpened } from '../rights/policy.ts'
import { isOnTime } from './late-grid.ts'
import { listStandings } from './standing.sql.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

// Due on Friday 17 October 2008; on the 16th it was given until the 24th, and on the 23rd until the 31st.
it('counts against the day until which more time had been given by then', async () => {
  const opened = await anOpenReturn(app)
  const { id } = await returnNow(opened, opened.team)
  const given = async (number: number, until: string, at: string) =>
    app.db.pool.query(
      `insert into extension (tenant_id, return_id, number, state, until, decision, decided_by, decided_at)
      values ($1, $2, $3, 'granted', $4, 'Late figures', $5, $6)`,
      [opened.place.id, id, number, until, opened.team.personId, at],
    )
  await given(1, '2008-10-24', '2008-10-16T10:00:00Z')
  await given(2, '2008-10-31', '2008-10-23T10:00:00Z')
  await app.db.pool.query(`update return set extended_to = '2008-10-31' where id = $1`, [id])
  const dueAsAt = async (asAt: string | null) => {
    const [standing] = await readTenant(app.db, opened.place.id, (trx) =>
      listStandings(trx, partsOfOpened, [theQuarter], asAt === null ? null : new Date(asAt)),
    )
    return standing
  }
  expect(await dueAsAt('2008-10-15T10:00:00Z')).toMatchObject({ dueOn: '2008-10-17' })
  expect(await dueAsAt('2008-10-20T10:00:00Z')).toMatchObject({ dueOn: '2008-10-24' })
  const now = await dueAsAt(null)
  expect(now).toMatchObject({ dueOn: '2008-10-31', firstDueOn: '2008-10-17' })
  const sent = { dueOn: now?.dueOn ?? '', sentOn: '2008-10-30' }
  expect(isOnTime(sent, '2008-11-05')).toBe(true)
  expect(isOnTime({ ...sent, dueOn: now?.firstDueOn ?? '' }, '2008-11-05')).toBe(false)
})
