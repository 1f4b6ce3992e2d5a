import { beforeAll, describe, expect, it } from 'vitest'
import { typed, theQuarter, type OpenReturn } from '../../test/worlds/an-open-return.ts'
import { aRemindedReturn, messagesOf, writingApp } from '../../test/worlds/a-reminded-return.ts'
import { done } from '../../test/worlds/builder.ts'
import { save, step } from '../../test/worlds/walk-return.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { londonDate } from '../kernel/london.ts'
import { listLatest } from '../record/audit.sql.ts'
import type { Actor } from '../rights/actor.ts'
import { loadReminders, sendReminders } from './remind-late.action.ts'
import { countLetters } from './reminders-shown.ts'

let app: App
beforeAll(async () => {
  app = await writingApp()
})

const period = theQuarter
const today = londonDate(new Date())

const look = (opened: OpenReturn, actor: Actor = opened.team, codes = [opened.department.code]) =>
  loadReminders(app, actor, opened.place, { period, codes }, today)
async function shownNow(opened: OpenReturn): Promise<Map<string, string>> {
  return new Map((await look(opened))?.shown.map(({ code, digest }) => [code, digest]))
}
const press = (opened: OpenReturn, shown: ReadonlyMap<string, string>, actor: Actor = opened.team) =>
  sendReminders(app, actor, opened.place, { period, shown })
const lateLines = async (opened: OpenReturn) =>
  (await messagesOf(opened)).filter((line) => line.startsWith('return-late'))

describe('reminders by hand', () => {
  it('are shown word for word, with whom they reach and whom they do not', async () => {
    const opened = await aRemindedReturn(app)
    await app.db.pool.query('update person set email = null where id = $1', [opened.director.personId])
    const page = await look(opened)
    expect(page?.whyNone).toBeNull()
    const [shown] = page?.shown ?? []
    expect(shown).toMatchObject({
      name: 'Waste',
      unreachable: ['Director'],
      letters: [{ to: [{ post: 'Collator', address: `p${opened.collator.personId}@example.gov.uk` }] }],
    })
    expect(shown?.letters[0]?.text).toContain('was due on Friday 17 October 2008 and has not been sent')
    expect(countLetters(page?.shown ?? [])).toBe(1)
    // Looking writes nothing.
    expect(await lateLines(opened)).toEqual([])
  })

  it('go out as they were shown, once however often the button is pressed, and stand in the record', async () => {
    const opened = await aRemindedReturn(app)
    const shown = await shownNow(opened)
    const both = await Promise.all([press(opened, shown), press(opened, shown)])
    expect(both).toContainEqual({ messages: 2, departments: 1, leftOut: [] })
    expect(both.filter((one) => 'refused' in one)).toMatchObject([{ why: 'reminded-already' }])
    expect(await lateLines(opened)).toEqual(['return-late Collator waiting', 'return-late Director waiting'])
    const [last] = await readTenant(app.db, opened.place.id, (trx) => listLatest(trx, 1e6, 1))
    expect(last).toMatchObject({
      action: 'reminders-sent',
      subject: 'q2-2008-09',
      after: { messages: 2, departments: [opened.department.code] },
      personId: opened.team.personId,
    })
    expect((await look(opened))?.leftOut).toMatchObject([{ why: 'reminded' }])
  })

  it('take the place of reminders that still wait: nobody gets two at once', async () => {
    const opened = await aRemindedReturn(app)
    expect(await messagesOf(opened)).toContain('return-open Collator waiting')
    done(await press(opened, await shownNow(opened)))
    expect(await messagesOf(opened)).toContain('return-open Collator cancelled')
  })

  it('leave out what was sent in since they were shown, and say so', async () => {
    const opened = await aRemindedReturn(app)
    const shown = await shownNow(opened)
    done(await save(opened, opened.collator, [typed('38.2')]))
    done(await step(opened, opened.collator, 'submit'))
    expect(await press(opened, shown)).toMatchObject({ refused: 'conflict', why: 'nothing-sent' })
    expect((await look(opened))?.leftOut).toMatchObject([{ name: 'Waste', why: 'sent' }])
    expect(await lateLines(opened)).toEqual([])
  })

  it('leave out what would not be what was shown: another address', async () => {
    const opened = await aRemindedReturn(app)
    const shown = await shownNow(opened)
    await app.db.pool.query(`update person set email = 'new@example.gov.uk' where id = $1`, [
      opened.collator.personId,
    ])
    expect(await press(opened, shown)).toMatchObject({ why: 'nothing-sent' })
    expect(await lateLines(opened)).toEqual([])
    done(await press(opened, await shownNow(opened)))
    expect(await lateLines(opened)).toHaveLength(2)
  })

  it('are for the performance team alone, never from a demonstration, and to nobody that was not asked for', async () => {
    const opened = await aRemindedReturn(app)
    const shown = await shownNow(opened)
    expect(await look(opened, opened.director)).toBeUndefined()
    expect(await press(opened, shown, opened.director)).toMatchObject({ refused: 'not-allowed' })
    expect((await look(opened, opened.team, ['another']))?.shown).toEqual([])
    const demonstration = await aRemindedReturn(app, new Date('2008-10-20T10:00:00Z'))
    expect((await look(demonstration))?.whyNone).toBe('demonstration')
    expect(await press(demonstration, shown)).toMatchObject({ why: 'no-mail-from-here' })
  })
})
