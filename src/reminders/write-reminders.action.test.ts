import { beforeAll, describe, expect, it } from 'vitest'
import { aPerson } from '../../test/worlds/an-actor.ts'
import { aRemindedReturn, giveAddress, messagesOf, writingApp } from '../../test/worlds/a-reminded-return.ts'
import { buildQuartersEnd, nextWorkingDay } from '../../test/worlds/a-quarters-end.ts'
import { typed } from '../../test/worlds/an-open-return.ts'
import { secretOf } from '../../test/worlds/a-link.ts'
import { done } from '../../test/worlds/builder.ts'
import { save, step } from '../../test/worlds/walk-return.ts'
import type { App } from '../db/app.ts'
import { inTenant } from '../db/tenant.ts'
import { londonDate, londonInstant } from '../kernel/london.ts'
import { lookAtLink } from '../links/look-at-link.action.ts'
import { listLatest } from '../record/audit.sql.ts'
import { writeReminders } from './write-reminders.action.ts'

let app: App
beforeAll(async () => {
  app = await writingApp()
})

const at = (day: string): Date => new Date(`${day}T10:00:00Z`)

const world = (startsAt?: Date) => aRemindedReturn(app, startsAt)

describe('reminders of a return', () => {
  it('begin when the quarter is opened, in the same change, for each who may fill it in', async () => {
    const { place } = await world()
    expect(await messagesOf({ app, place })).toEqual([
      'return-open Collator waiting',
      'return-open Director waiting',
    ])
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
    expect((await messagesOf({ app, place })).filter((line) => line.includes('lead'))).toEqual([
      'return-late-lead Strategic Director waiting',
    ])
  })

  it('stop once the return is sent: what waits is cancelled, and nothing more is written', async () => {
    const opened = await world()
    const { place, collator } = opened
    await writeReminders(app, place, at('2008-10-16'))
    done(await save(opened, collator, [typed('38.2')]))
    done(await step(opened, collator, 'submit'))
    const reminding = (await messagesOf(opened)).filter((line) => !line.startsWith('return-sent'))
    expect(new Set(reminding.map((line) => line.split(' ').at(-1)))).toEqual(new Set(['cancelled']))
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
    expect(await messagesOf(demonstration)).toEqual([])
  })

  it('come to whoever stands in for somebody who is away, and say so', async () => {
    const opened = await world()
    const { place, collator } = opened
    const cover = await aPerson(app, place.id, 'Cover')
    await giveAddress(app, cover.personId)
    await app.db.pool.query(
      `insert into role_grant (tenant_id, person_id, role, organisation_id, starts_on, ends_on, lent_from)
      select tenant_id, $2, role, organisation_id, '2008-10-13', '2008-10-17', id from role_grant where person_id = $1`,
      [collator.personId, cover.personId],
    )
    // Before the absence, during it, and after.
    expect(await writeReminders(app, place, at('2008-10-10'))).toBe(2)
    expect(await writeReminders(app, place, at('2008-10-16'))).toBe(3)
    expect(await writeReminders(app, place, at('2008-10-20'))).toBe(2)
    expect(await messagesOf(opened)).toContain('return-due Cover cancelled')
    const { rows } = await app.db.pool.query<{ letter: { paragraphs: string[] } }>(
      'select letter from outbox where person_id = $1',
      [cover.personId],
    )
    expect(rows[0]?.letter.paragraphs.join(' ')).toContain(
      'Collator has lent you this role until Friday 17 October',
    )
  })

  it('to somebody without an account bring a link of their own that opens the return, and no other letter does', async () => {
    const { place, collator, director, department } = await world()
    await app.db.pool.query('update person set account_id = null where id = $1', [collator.personId])
    expect(await writeReminders(app, place, at('2008-10-10'))).toBe(2)
    expect(await writeReminders(app, place, at('2008-10-10'))).toBe(0)
    const { rows: letters } = await app.db.pool.query(
      `select person_id, letter->'link'->>'path' as path from outbox where tenant_id = $1 and kind = 'return-due' order by 1`,
      [place.id],
    )
    expect(letters).toEqual([
      { person_id: collator.personId, path: '/link' },
      { person_id: director.personId, path: `/${place.shortName}/returns/${department.code}/q2-2008-09` },
    ])
    const { rows: links } = await app.db.pool.query(
      'select person_id, given_by from return_link where tenant_id = $1',
      [place.id],
    )
    expect(links).toEqual([{ person_id: collator.personId, given_by: null }])
    const [reason = ''] = (
      await app.db.pool.query<{ reason_key: string }>(
        `select reason_key from outbox where tenant_id = $1 and letter->'link'->>'path' = '/link'`,
        [place.id],
      )
    ).rows.map(({ reason_key }) => reason_key)
    const text = await secretOf(app, place.id, reason)
    const looking = { places: [place], network: '192.0.2.200', now: new Date() }
    expect(await lookAtLink(app.db, text, looking)).toMatchObject({ standing: 'good', link: { givenBy: '' } })
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
