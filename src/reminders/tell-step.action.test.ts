import { beforeAll, describe, expect, it } from 'vitest'
import { returnNow, typed } from '../../test/worlds/an-open-return.ts'
import { aRemindedReturn, giveAddress, messagesOf, writingApp } from '../../test/worlds/a-reminded-return.ts'
import { done } from '../../test/worlds/builder.ts'
import { accept, send, step } from '../../test/worlds/walk-return.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { londonDate } from '../kernel/london.ts'
import { actBy } from './act-by.ts'
import { listAwaited } from './awaited.sql.ts'

let app: App
beforeAll(async () => {
  app = await writingApp()
})

async function sentIn() {
  const opened = await aRemindedReturn(app)
  await giveAddress(app, opened.team.personId)
  await send(opened, [typed('38.2')])
  return opened
}
const ofKind = async (opened: Parameters<typeof messagesOf>[0], kind: string) =>
  (await messagesOf(opened)).filter((line) => line.startsWith(`${kind} `))

describe('a step of a return', () => {
  it('sent in is told to those who may take it further, and not to whoever sent it', async () => {
    const opened = await sentIn()
    expect(await ofKind(opened, 'return-sent')).toEqual([
      'return-sent Director waiting',
      'return-sent performance-team waiting',
    ])
    await accept(opened)
    expect(await ofKind(opened, 'return-sent')).toEqual([
      'return-sent Director cancelled',
      'return-sent performance-team cancelled',
    ])
  })

  it('that asks a question is told to whoever entered and sent it, word for word, and sending it again ends it', async () => {
    const opened = await sentIn()
    done(await step(opened, opened.team, 'query', { comment: 'Is this since April?' }))
    expect(await ofKind(opened, 'return-queried')).toEqual(['return-queried Collator waiting'])
    const { rows } = await app.db.pool.query<{ letter: { paragraphs: string[] } }>(
      `select letter from outbox where kind = 'return-queried' and person_id = $1`,
      [opened.collator.personId],
    )
    expect(rows[0]?.letter.paragraphs).toContain('Is this since April?')
    done(await step(opened, opened.collator, 'submit'))
    expect(await ofKind(opened, 'return-queried')).toEqual(['return-queried Collator cancelled'])
    // Each time it is sent is a step of its own.
    expect((await ofKind(opened, 'return-sent')).filter((line) => line.endsWith('waiting'))).toHaveLength(2)
  })

  it('that asks about single figures names each of them in the letter, and needs no words of the whole', async () => {
    const opened = await sentIn()
    const [indicator] = opened.indicators
    if (!indicator) throw new Error('there is no indicator')
    const lines = new Map([[indicator.code, 'Does it count the school collections?']])
    done(await step(opened, opened.team, 'query', { lines }))
    const { rows } = await app.db.pool.query<{ letter: { paragraphs: string[] } }>(
      `select letter from outbox where kind = 'return-queried' and person_id = $1`,
      [opened.collator.personId],
    )
    expect(rows[0]?.letter.paragraphs.slice(1, -1)).toEqual([
      `${indicator.code}, ${indicator.title}: Does it count the school collections?`,
    ])
  })

  it('that reopens it goes to everybody who may fill it in, where those who did have no address', async () => {
    const opened = await sentIn()
    await accept(opened)
    await app.db.pool.query('update person set email = null where id = $1', [opened.collator.personId])
    done(await step(opened, opened.team, 'reopen', { comment: 'The tonnage is restated' }))
    expect(await ofKind(opened, 'return-reopened')).toEqual(['return-reopened Director waiting'])
  })

  it('that was refused is told to nobody', async () => {
    const opened = await sentIn()
    const before = await messagesOf(opened)
    expect(await step(opened, opened.team, 'query', { comment: '' })).toMatchObject({ refused: 'invalid' })
    expect(await messagesOf(opened)).toEqual(before)
  })

  it('that sends it back begins a ladder of its own, to the fifth working day after', async () => {
    const opened = await sentIn()
    done(await step(opened, opened.team, 'query', { comment: 'Is this since April?' }))
    const head = await returnNow(opened, opened.team)
    const [awaited] = await readTenant(app.db, opened.place.id, (trx) => listAwaited(trx))
    expect(awaited).toMatchObject({
      state: 'queried',
      dueOn: actBy(head),
      opensOn: londonDate(head.decidedAt ?? new Date(0)),
    })
    expect(awaited?.dueOn).not.toBe(head.dueOn)
  })
})
