import { beforeAll, describe, expect, it } from 'vitest'
import { anOpenReturn, typed } from '../../test/worlds/an-open-return.ts'
import { done } from '../../test/worlds/builder.ts'
import { newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import { save, step } from '../../test/worlds/walk-return.ts'
import type { App } from '../db/app.ts'
import { calendarBy, endCalendarKey, makeCalendarKey } from './calendar.action.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

const startsAt = new Date('2008-10-06T09:00:00Z')
async function world() {
  const opened = await anOpenReturn(app, [{}], startsAt)
  const { key } = done(await makeCalendarKey(app, opened.collator, true))
  const read = (by = key, place = opened.place) => calendarBy(app, place, by, new Date(), 'en')
  return { ...opened, key, read }
}

describe('deadlines in a calendar', () => {
  it('are what needs the holder of the key, by day, without a figure', async () => {
    const opened = await world()
    const { department, read, collator } = opened
    expect(await read()).toContain('DTSTART;VALUE=DATE:20081017')
    const uid = /^UID:(.*)\r$/m.exec((await read()) ?? '')?.[1]
    expect(uid).toContain(`returns.${department.code}.`)
    done(await save(opened, collator, [typed('38.2')]))
    const text = (await read()) ?? ''
    expect(text).not.toContain('38.2')
    expect(/^UID:(.*)\r$/m.exec(text)?.[1]).toBe(uid)
    done(await step(opened, collator, 'submit'))
    expect(await read()).not.toContain('BEGIN:VEVENT')
  })

  it('open to no other key, place or person, and to nobody who has left', async () => {
    const { key, read, place, collator } = await world()
    const other = await newTenant(app, startsAt)
    expect(await read(key, other)).toBeNull()
    for (const wrong of ['', key.slice(1), `${key}A`, key.toUpperCase(), 'x'.repeat(43)])
      expect(await read(wrong)).toBeNull()
    await app.db.pool.query(`update person set left_on = '2008-10-01' where tenant_id = $1 and id = $2`, [
      place.id,
      collator.personId,
    ])
    expect(await read()).toBeNull()
  })

  it('stop with the key, and with a new one the old one stops', async () => {
    const { read, collator } = await world()
    const { key: second } = done(await makeCalendarKey(app, collator, true))
    expect(await read()).toBeNull()
    expect(await read(second)).toContain('BEGIN:VEVENT')
    expect(done(await endCalendarKey(app, collator))).toBe('ended')
    expect(await read(second)).toBeNull()
    expect(await endCalendarKey(app, collator)).toMatchObject({ why: 'calendar-no-key' })
  })

  it('are not given to whoever has not understood, nor to a program that only reads', async () => {
    const { collator } = await world()
    expect(await makeCalendarKey(app, collator, false)).toMatchObject({ why: 'calendar-not-understood' })
    const program = { ...collator, readsOnly: true }
    expect(await makeCalendarKey(app, program, true)).toMatchObject({ why: 'reads-only' })
    expect(await endCalendarKey(app, program)).toMatchObject({ why: 'reads-only' })
  })

  it('are kept under a digest of the key alone', async () => {
    const { key, place } = await world()
    const { rows } = await app.db.pool.query('select c::text from calendar_key c where tenant_id = $1', [
      place.id,
    ])
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(key)
    expect(JSON.stringify(rows)).not.toContain(Buffer.from(key, 'base64url').toString('hex'))
  })
})
