import { beforeAll, describe, expect, it } from 'vitest'
import { aDepartment } from '../../test/worlds/a-department.ts'
import { aPerson, anActor } from '../../test/worlds/an-actor.ts'
import { importText } from '../../test/worlds/an-import.ts'
import { anIndicator, aTarget } from '../../test/worlds/an-indicator.ts'
import { done } from '../../test/worlds/builder.ts'
import { homeArea, newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import type { App } from '../db/app.ts'
import { londonInstant } from '../kernel/london.ts'
import { quarter } from '../kernel/period.ts'
import { openEdition } from './open-edition.action.ts'
import { publishReport } from './publish-report.action.ts'
import { withdrawEdition } from './withdraw-edition.action.ts'

let app: App
beforeAll(async () => {
  const mail = {} as NonNullable<App['mail']>
  app = { ...(await quietApp()), mail }
})

/** A department with one figure, 38.2, its director with an address, and the team that publishes. */
async function world(startsAt?: Date) {
  const place = await newTenant(app, startsAt)
  const team = await anActor(app, place.id, 'performance-team')
  const department = await aDepartment(app, place.id, { code: 'waste', name: 'Waste' })
  const indicator = await anIndicator(app, place.id, { code: 'NI192', organisationId: department.id })
  await aTarget(app, place.id, indicator, quarter(2008, 2), '40')
  const director = await anActor(app, place.id, 'operational-director', department.id, 'Director of Waste')
  await aPerson(app, place.id, 'Nobody in particular', { role: 'councillor' })
  await app.db.pool.query(`update person set email = post || '@example.gov.uk' where tenant_id = $1`, [
    place.id,
  ])
  await app.db.pool.query(
    `update person set email = 'director@example.gov.uk' where tenant_id = $1 and id = $2`,
    [place.id, director.personId],
  )
  const revise = async (value: string) =>
    done(
      await importText(
        app,
        place.id,
        `indicator_code,area_code,period,value\nNI192,${homeArea},2008/09 Q2,${value}`,
      ),
    )
  await revise('38.2')
  const publish = async () =>
    done(
      await publishReport(
        app,
        { place, actor: team, now: new Date() },
        { definition: 'departmental', period: 'q2-2008-09', body: 'waste', asAt: null },
      ),
    ).edition
  const changes = async (code: string) =>
    done(await openEdition(app, { place, actor: team }, code)).changes.map(
      ({ indicator: of, before, after, on }) => [of.code, before?.value, after?.value, on],
    )
  const mailTo = async () =>
    (
      await app.db.pool.query<{ address: string; subject: string; state: string; letter: object }>(
        'select address, subject, state, letter from outbox where tenant_id = $1',
        [place.id],
      )
    ).rows
  return { place, team, director, revise, publish, changes, mailTo }
}

describe('what has changed since a report was published', () => {
  it('is each figure that is another one now, with both values and the day; the report stays as it was', async () => {
    const { place, team, revise, publish, changes } = await world(londonInstant('2008-11-14T10:00'))
    const { code } = await publish()
    const frozen = async () => done(await openEdition(app, { place, actor: team }, code)).edition.snapshot
    const before = await frozen()
    expect(await changes(code)).toEqual([])
    await app.db.pool.query(`update tenant set clock_shift = clock_shift + '18 days' where id = $1`, [
      place.id,
    ])
    await revise('38.6')
    expect(await changes(code)).toEqual([['NI192', '38.2', '38.6', '2008-12-02']])
    expect(await frozen()).toBe(before)
    const later = await publish()
    expect(await changes(later.code)).toEqual([])
  })
})

describe('the letter that a report is ready to read', () => {
  it('goes to those it is for and to nobody else, says no figure, and stops when it is withdrawn', async () => {
    const { place, team, publish, mailTo } = await world()
    const { code } = await publish()
    const sent = await mailTo()
    expect(sent.map(({ address }) => address)).toEqual(['director@example.gov.uk'])
    expect(sent[0]?.subject).toBe('Ready to read: Waste, Q2 2008/09')
    expect(JSON.stringify(sent[0]?.letter)).toContain(`/${place.shortName}/published/${code}`)
    expect(JSON.stringify(sent[0]?.letter)).not.toContain('38.2')
    done(await withdrawEdition(app, team, code, 'A mistake'))
    expect((await mailTo()).map(({ state }) => state)).toEqual(['cancelled'])
  })
})
