import { beforeAll, describe, expect, it } from 'vitest'
import { aDepartment } from '../../test/worlds/a-department.ts'
import { anActor, aPerson } from '../../test/worlds/an-actor.ts'
import { anIndicator } from '../../test/worlds/an-indicator.ts'
import { buildQuartersEnd, nextWorkingDay } from '../../test/worlds/a-quarters-end.ts'
import { typed, type OpenReturn } from '../../test/worlds/an-open-return.ts'
import { done } from '../../test/worlds/builder.ts'
import { newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import { save, step } from '../../test/worlds/walk-return.ts'
import type { App } from '../db/app.ts'
import { inTenant, readTenant } from '../db/tenant.ts'
import { londonDate, londonInstant } from '../kernel/london.ts'
import { quarter } from '../kernel/period.ts'
import { listMessages } from '../mail/outbox-list.sql.ts'
import type { Place } from '../places/place.ts'
import { listLatest } from '../record/audit.sql.ts'
import { openRound } from './open-round.action.ts'
import { writeReminders } from './write-reminders.action.ts'

let app: App
beforeAll(async () => {
  app = { ...(await quietApp()), mail: { server: '127.0.0.1:25', from: 'performance@example.gov.uk' } }
})

const period = quarter(2008, 2)
// Friday 17 October 2008; three working days after is Wednesday 22.
const round = { period, opensOn: '2008-10-01', dueOn: '2008-10-17' }
const at = (day: string): Date => new Date(`${day}T10:00:00Z`)

/** A department with a collator and a director, who both may fill in, below a strategic director. */
async function world(startsAt?: Date) {
  const place = await newTenant(app, startsAt)
  const department = await aDepartment(app, place.id, { name: 'Waste' })
  const indicator = await anIndicator(app, place.id, { organisationId: department.id })
  const team = await anActor(app, place.id, 'performance-team')
  const collator = await anActor(app, place.id, 'collator', department.id, 'Collator')
  const director = await anActor(app, place.id, 'operational-director', department.id, 'Director')
  const lead = await aPerson(app, place.id, 'Strategic Director')
  for (const id of [collator.personId, director.personId, lead.personId])
    await app.db.pool.query(`update person set email = 'p' || id || '@example.gov.uk' where id = $1`, [id])
  const { rows } = await app.db.pool.query<{ id: number }>(
    `insert into post (tenant_id, title, rank) values ($1, 'Strategic Director', 'strategic-director') returning id`,
    [place.id],
  )
  const held = async (postId: number | undefined, personId: number) =>
    app.db.pool.query(
      `insert into post_holding (tenant_id, post_id, starts_on, person_id) values ($1, $2, '2000-01-01', $3)`,
      [place.id, postId, personId],
    )
  await held(rows[0]?.id, lead.personId)
  const below = await app.db.pool.query<{ id: number }>(
    `insert into post (tenant_id, title, rank, answers_to) values ($1, 'Director', 'operational-director', $2) returning id`,
    [place.id, rows[0]?.id],
  )
  await held(below.rows[0]?.id, director.personId)
  done(await openRound(app, team, round))
  const opened: OpenReturn = {
    app,
    place,
    department,
    indicators: [indicator],
    collator,
    director,
    team,
    at: { organisationCode: department.code, period, place: place.shortName },
  }
  return opened
}

const kindsOf = async (place: Place) =>
  (await readTenant(app.db, place.id, (trx) => listMessages(trx, { limit: 100 })))
    .map(({ kind, post, state }) => `${kind} ${post} ${state}`)
    .toSorted()

describe('reminders of a return', () => {
  it('begin when the quarter is opened, in the same change, for each who may fill it in', async () => {
    const { place } = await world()
    expect(await kindsOf(place)).toEqual(['return-open Collator waiting', 'return-open Director waiting'])
  })

  it('are written once for each rung and person, however often it is asked, and stand in the record', async () => {
    const { place } = await world()
    expect(await writeReminders(app, place, at('2008-10-10'))).toBe(2)
    const again = [1, 2, 3].map(() => writeReminders(app, place, at('2008-10-10')))
    expect(await Promise.all(again)).toEqual([0, 0, 0])
    expect(await writeReminders(app, place, at('2008-10-13'))).toBe(0)
    expect(await writeReminders(app, place, at('2008-10-16'))).toBe(2)
    const [last] = await inTenant(app.db, place.id, (trx) => listLatest(trx, 1e6, 1))
    expect(last).toMatchObject({ action: 'reminders-written', after: { messages: 2 }, personId: null })
  })

  it('tell the line lead from the third working day on', async () => {
    const { place } = await world()
    expect(await writeReminders(app, place, at('2008-10-20'))).toBe(2)
    expect(await writeReminders(app, place, at('2008-10-22'))).toBe(3)
    expect((await kindsOf(place)).filter((line) => line.includes('lead'))).toEqual([
      'return-late-lead Strategic Director waiting',
    ])
  })

  it('stop once the return is sent: what waits is cancelled, and nothing more is written', async () => {
    const opened = await world()
    const { place, collator } = opened
    await writeReminders(app, place, at('2008-10-16'))
    done(await save(opened, collator, [typed('38.2')]))
    done(await step(opened, collator, 'submit'))
    expect(new Set((await kindsOf(place)).map((line) => line.split(' ').at(-1)))).toEqual(
      new Set(['cancelled']),
    )
    expect(await writeReminders(app, place, at('2008-10-22'))).toBe(0)
  })

  it('are written in working hours only, and never from a demonstration or without a mail server', async () => {
    const { place } = await world()
    for (const night of ['2008-10-10T19:30:00Z', '2008-10-11T10:00:00Z'])
      expect(await writeReminders(app, place, new Date(night))).toBe(0)
    const without = { db: app.db, dataDir: app.dataDir }
    expect(await writeReminders(without, place, at('2008-10-10'))).toBe(0)
    const demonstration = await world(new Date('2008-10-10T10:00:00Z'))
    expect(await writeReminders(app, demonstration.place, at('2008-10-10'))).toBe(0)
    expect(await kindsOf(demonstration.place)).toEqual([])
  })

  it('to nobody with an address leave no trace', async () => {
    const { place } = await world()
    await app.db.pool.query('update person set email = null where tenant_id = $1', [place.id])
    const heads = () =>
      app.db.pool.query('select at, sequence from audit_head where tenant_id = $1', [place.id])
    const before = (await heads()).rows
    expect(await writeReminders(app, place, at('2008-10-10'))).toBe(0)
    expect((await heads()).rows).toEqual(before)
  })

  it('are written for a few returns in one change, by two workers at once each of them once', async () => {
    const { place } = await buildQuartersEnd(app, { departments: 45, people: 9 })
    const day = londonInstant(`${nextWorkingDay(londonDate(new Date()))}T10:00`)
    const written = await Promise.all([writeReminders(app, place, day), writeReminders(app, place, day)])
    expect(written[0] + written[1]).toBe(45)
    const { rows } = await app.db.pool.query<{ messages: number; departments: string[] }>(
      `select (after ->> 'messages')::int as messages, after -> 'departments' as departments
       from audit_entry where tenant_id = $1 and action = 'reminders-written'`,
      [place.id],
    )
    expect(rows.every(({ messages }) => messages <= 20)).toBe(true)
    const reminded = rows.flatMap(({ departments }) => departments)
    expect([reminded.length, new Set(reminded).size]).toEqual([45, 45])
  })
})
