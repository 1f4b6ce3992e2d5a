import { beforeAll, describe, expect, it } from 'vitest'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import type { App } from '../db/app.ts'
import { outsideTenants } from '../db/tenant.ts'
import { isRefusal, refuse } from '../kernel/refusal.ts'
import { deleteOldGuesses } from './guess.sql.ts'
import { countedFor, guarded } from './guarded.action.ts'
import { networkOf } from './network-of.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

let accounts = 0
const anAccountId = (): number => 1_000 + (accounts += 1)
const wrong = refuse('not-allowed', 'wrong-password')
let looked = 0
const guess = (accountId: number, network: string, isRight = false) =>
  guarded(app.db, countedFor({ accountId }, network), wrong, async () => {
    looked += 1
    return isRight ? 'in' : null
  })
const whyOf = (result: unknown): string => (isRefusal(result) ? result.why : 'in')
/** Lets minutes pass for everything counted so far; the clock itself is the database's. */
const pass = (minutes: number) =>
  app.db.pool.query(
    `update guess set window_ends_at = window_ends_at - make_interval(mins => $1),
       blocked_until = blocked_until - make_interval(mins => $1)`,
    [minutes],
  )

describe('guesses', () => {
  it('for one account: of a hundred at the same moment exactly ten are looked at', async () => {
    looked = 0
    const accountId = anAccountId()
    const all = await Promise.all(Array.from({ length: 100 }, (_, i) => guess(accountId, `10.0.${i}.1`)))
    expect(looked).toBe(10)
    expect(all.filter((result) => whyOf(result) === 'wrong-password')).toHaveLength(10)
    expect(all.filter((result) => whyOf(result) === 'too-many-guesses')).toHaveLength(90)
  })

  it('from one network: of a hundred at the same moment exactly ten are looked at', async () => {
    looked = 0
    await Promise.all(Array.from({ length: 100 }, () => guess(anAccountId(), '10.9.0.1')))
    expect(looked).toBe(10)
  })

  it('from one attacker count as one network, however the address is spelt', async () => {
    looked = 0
    const spellings = Array.from({ length: 50 }, (_, i) => [
      `2001:db8:7:7::${i.toString(16)}`,
      `2001:0DB8:0007:0007:${i}:0:0:1`,
      `[2001:db8:7:7:0:0:${i}:1]:443`,
    ]).flat()
    for (const address of spellings) await guess(anAccountId(), networkOf(address))
    expect(looked).toBe(10)
  })

  it('are looked at again after fifteen minutes, and the answer says when', async () => {
    const accountId = anAccountId()
    for (let i = 0; i < 10; i += 1) await guess(accountId, '10.8.0.1')
    const refused = await guess(accountId, '10.8.0.2')
    expect(refused).toMatchObject({
      why: 'too-many-guesses',
      args: { at: expect.stringMatching(/^\d|midday|midnight/) as string },
    })
    await pass(14)
    expect(whyOf(await guess(accountId, '10.8.0.3', true))).toBe('too-many-guesses')
    await pass(1)
    expect(whyOf(await guess(accountId, '10.8.0.3', true))).toBe('in')
  })

  it('begin again with five minutes without reaching ten', async () => {
    looked = 0
    const accountId = anAccountId()
    for (let i = 0; i < 9; i += 1) await guess(accountId, `10.7.0.${i}`)
    await pass(5)
    for (let i = 0; i < 10; i += 1) await guess(accountId, `10.7.1.${i}`)
    expect(looked).toBe(19)
    expect(whyOf(await guess(accountId, '10.7.2.1'))).toBe('too-many-guesses')
  })

  it('that were right are none: a whole council signs in from one network', async () => {
    for (let i = 0; i < 40; i += 1) expect(whyOf(await guess(anAccountId(), '10.6.0.1', true))).toBe('in')
  })

  it('from a network that is blocked do not block the accounts they are aimed at', async () => {
    const accountId = anAccountId()
    for (let i = 0; i < 10; i += 1) await guess(anAccountId(), '10.5.0.1')
    for (let i = 0; i < 30; i += 1) await guess(accountId, '10.5.0.1')
    expect(whyOf(await guess(accountId, '10.5.0.2', true))).toBe('in')
  })

  it('that are over are cleared away, and those that still block are not', async () => {
    const blocked = anAccountId()
    for (let i = 0; i < 11; i += 1) await guess(blocked, `10.4.0.${i}`)
    await pass(6)
    await outsideTenants(app.db, deleteOldGuesses)
    const { rows } = await app.db.pool.query<{ counted_for: string }>('select counted_for from guess')
    const left = rows.map((row) => row.counted_for)
    expect(left).toContain(`account:${blocked}`)
    expect(left).not.toContain('network:10.4.0.1')
  })
})
