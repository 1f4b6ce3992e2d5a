import { beforeAll, describe, expect, it } from 'vitest'
import { anActor } from '../../test/worlds/an-actor.ts'
import { returnNow, typed, type OpenReturn } from '../../test/worlds/an-open-return.ts'
import { aRemindedReturn, giveAddress, messagesOf, writingApp } from '../../test/worlds/a-reminded-return.ts'
import { done } from '../../test/worlds/builder.ts'
import { save, step } from '../../test/worlds/walk-return.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { londonDate } from '../kernel/london.ts'
import { monthsAfter, daysAfter } from '../kernel/day.ts'
import { listLatest } from '../record/audit.sql.ts'
import { writeReminders } from '../reminders/write-reminders.action.ts'
import type { Actor } from '../rights/actor.ts'
import { visibleTo } from '../rights/policy.ts'
import { askForTime } from './ask-for-time.action.ts'
import { decideOnTime, type Decision } from './decide-on-time.action.ts'
import { listExtensions, listReturnsAsking } from './extension.sql.ts'
import { loadTimeOf } from './load-extensions.action.ts'

let app: App
beforeAll(async () => {
  app = await writingApp()
})

const today = londonDate(new Date())
const until = daysAfter(today, 7)
const reason = 'The tonnages come on Tuesday.'

/** A return whose day is today, asked for under the clock of the machine. */
async function world(): Promise<OpenReturn> {
  const opened = await aRemindedReturn(app)
  await app.db.pool.query('update round set due_on = $1 where tenant_id = $2', [today, opened.place.id])
  await giveAddress(app, opened.team.personId)
  return opened
}
const ask = (opened: OpenReturn, actor: Actor = opened.collator, form = { until, reason }) =>
  askForTime(app, actor, opened.at, form)
const say = (opened: OpenReturn, form: Partial<Decision> = {}, actor: Actor = opened.team) =>
  decideOnTime(app, actor, opened.at, { gives: true, until, reason: '', asked: 1, ...form })
const extensionsOf = async (opened: OpenReturn) => {
  const { id } = await returnNow(opened, opened.team)
  return readTenant(app.db, opened.place.id, (trx) => listExtensions(trx, id))
}
const lastEntry = async ({ place }: OpenReturn) =>
  (await readTenant(app.db, place.id, (trx) => listLatest(trx, 1e6, 1)))[0]

describe('asking for more time', () => {
  it('is told to those who decide, and stands in the history of the return', async () => {
    const opened = await world()
    expect(done(await ask(opened))).toEqual({ number: 1 })
    expect(await messagesOf(opened)).toContain('more-time-asked performance-team waiting')
    expect(await lastEntry(opened)).toMatchObject({
      action: 'more-time-asked',
      subject: `${opened.department.code}/q2-2008-09`,
      after: { askedUntil: until },
      reason,
    })
    // Until it is decided the day stays.
    expect(await returnNow(opened, opened.collator)).toMatchObject({ dueOn: today, firstDueOn: today })
  })

  it('with the same button pressed twice asks once; somebody else is told that it was asked', async () => {
    const opened = await world()
    const both = await Promise.all([1, 2].map(() => ask(opened)))
    expect(both).toEqual([{ number: 1 }, { number: 1 }])
    expect(await ask(opened, opened.director, { until, reason: 'Another' })).toMatchObject({
      refused: 'conflict',
      why: 'asked-already',
      args: { by: 'Collator' },
    })
    expect(await extensionsOf(opened)).toHaveLength(1)
  })

  it('says everything that is wrong with the form at once, and is for whoever may fill in', async () => {
    const opened = await world()
    const councillor = await anActor(app, opened.place.id, 'councillor')
    const before = await lastEntry(opened)
    expect(await ask(opened, opened.collator, { until: '', reason: ' \u0000 ' })).toMatchObject({
      refused: 'invalid',
      findings: [{ code: 'until-form' }, { code: 'ask-why-missing' }],
    })
    expect(
      await ask(opened, opened.collator, { until: daysAfter(monthsAfter(today, 3), 1), reason }),
    ).toMatchObject({ findings: [{ code: 'until-too-late' }] })
    expect(await ask(opened, opened.team)).toMatchObject({ refused: 'not-allowed' })
    expect(await ask(opened, councillor)).toMatchObject({ refused: 'not-found' })
    expect(await lastEntry(opened)).toEqual(before)
  })
})

describe('more time that is given', () => {
  it('moves the day, tells everybody who fills in, and keeps what they have open', async () => {
    const opened = await world()
    done(await ask(opened))
    const { version } = await returnNow(opened, opened.team)
    expect(done(await say(opened))).toBe('decided')
    expect(await returnNow(opened, opened.collator)).toMatchObject({
      dueOn: until,
      firstDueOn: today,
      version,
    })
    const messages = await messagesOf(opened)
    expect(messages).toContain('more-time-given Collator waiting')
    expect(messages).toContain('more-time-given Director waiting')
    expect(messages).toContain('more-time-asked performance-team cancelled')
    expect(await lastEntry(opened)).toMatchObject({
      action: 'more-time-given',
      before: { dueOn: today },
      after: { dueOn: until },
    })
    const head = await returnNow(opened, opened.team)
    const time = await readTenant(app.db, opened.place.id, (trx) => loadTimeOf(trx, opened.team, head))
    expect(time).toMatchObject({ granted: { until, askedWhy: reason }, mayDecide: true, mayAsk: false })
  })

  it('is given without being asked for, with a reason', async () => {
    const opened = await world()
    expect(await say(opened, { asked: 0 })).toMatchObject({ findings: [{ code: 'give-why-missing' }] })
    done(await say(opened, { asked: 0, reason: 'The region is late' }))
    expect(await extensionsOf(opened)).toMatchObject([
      {
        state: 'granted',
        until,
        askedBy: null,
        decision: 'The region is late',
        decidedBy: 'performance-team',
      },
    ])
  })

  it('twice with the same button is given once, and somebody who saw another page is told', async () => {
    const opened = await world()
    done(await ask(opened))
    expect(await Promise.all([1, 2].map(() => say(opened)))).toEqual(['decided', 'decided'])
    const other = await anActor(app, opened.place.id, 'performance-team', undefined, 'Deputy')
    expect(await say(opened, { gives: false, reason: 'No' }, other)).toMatchObject({
      refused: 'conflict',
      why: 'decided-meanwhile',
      args: { by: 'performance-team' },
    })
    expect(await extensionsOf(opened)).toMatchObject([{ state: 'granted' }])
  })

  it('is no longer for a return that was sent: nobody waits for it, and nothing is decided', async () => {
    const opened = await world()
    done(await ask(opened))
    const visible = visibleTo(opened.team, 'return.read')
    const asking = () => readTenant(app.db, opened.place.id, (trx) => listReturnsAsking(trx, visible))
    expect(await asking()).toHaveLength(1)
    done(await save(opened, opened.collator, [typed('38.2')]))
    done(await step(opened, opened.collator, 'submit'))
    expect(await asking()).toEqual([])
    expect(await say(opened)).toMatchObject({ refused: 'conflict', why: 'sent-already' })
    expect(await messagesOf(opened)).toContain('more-time-asked performance-team cancelled')
  })
})

describe('more time that is declined', () => {
  it('needs a reason, leaves the day, tells whoever asked, and can be asked for again', async () => {
    const opened = await world()
    done(await ask(opened))
    expect(await say(opened, { gives: false })).toMatchObject({ findings: [{ code: 'decline-why-missing' }] })
    done(await say(opened, { gives: false, reason: 'The board meets on Monday.' }))
    expect(await returnNow(opened, opened.collator)).toMatchObject({ dueOn: today })
    expect(await messagesOf(opened)).toContain('more-time-declined Collator waiting')
    expect(await messagesOf(opened)).not.toContain('more-time-declined Director waiting')
    expect(done(await ask(opened))).toEqual({ number: 2 })
  })

  it('is for the performance team alone, and only where somebody asked', async () => {
    const opened = await world()
    expect(await say(opened, { asked: 0, gives: false, reason: 'No' })).toMatchObject({
      why: 'nothing-asked',
    })
    expect(await say(opened, { asked: 0, reason: 'Mine' }, opened.director)).toMatchObject({
      refused: 'not-allowed',
    })
  })
})

it('the ladder of reminders follows the new day, and begins on it anew', async () => {
  const opened = await aRemindedReturn(app)
  const at = (day: string): Date => new Date(`${day}T10:00:00Z`)
  // Due on Friday 17 October 2008, and until Friday 24 with more time.
  expect(await writeReminders(app, opened.place, at('2008-10-16'))).toBe(2)
  const head = await returnNow(opened, opened.team)
  await app.db.pool.query(`update return set extended_to = '2008-10-24' where id = $1 and tenant_id = $2`, [
    head.id,
    opened.place.id,
  ])
  expect(await writeReminders(app, opened.place, at('2008-10-20'))).toBe(2)
  expect(await writeReminders(app, opened.place, at('2008-10-23'))).toBe(2)
  expect(await writeReminders(app, opened.place, at('2008-10-23'))).toBe(0)
  const kinds = new Set((await messagesOf(opened)).map((line) => line.split(' ')[0]))
  expect(kinds).toEqual(new Set(['return-open', 'return-due']))
})
