import { beforeAll, describe, expect, it } from 'vitest'
import { builder } from '../../test/worlds/builder.ts'
import { newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { refuse } from '../kernel/refusal.ts'
import { makeChange } from './make-change.action.ts'
import { whileUnmoved, type Keeping } from './while-unmoved.action.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

/** Asks as a page would; each making gives the next number. */
function asker(keep: Keeping<number>): (place: number, key?: string) => Promise<number | undefined> {
  let made = 0
  return (place, key = 'card') =>
    readTenant(app.db, place, (trx) => keep(trx, key, () => Promise.resolve((made += 1))))
}
describe('what follows from the record of a place', () => {
  it('is made once while the record stands', async () => {
    const [{ id }, ask] = [await newTenant(app), asker(whileUnmoved(9))]
    expect([await ask(id), await ask(id), await ask(id, 'other'), await ask(id)]).toEqual([1, 1, 2, 1])
  })

  it('is made again after every change, recorded or not, and not after one that was refused', async () => {
    const [{ id }, ask] = [await newTenant(app), asker(whileUnmoved(9))]
    expect(await ask(id)).toBe(1)
    await makeChange(app.db, id, builder, (made) =>
      made.record({ as: 'set-up', action: 'tried', subjectKind: 'test', subject: 'one' }),
    )
    expect([await ask(id), await ask(id)]).toEqual([2, 2])
    await makeChange(app.db, id, builder, () => Promise.resolve('nothing is recorded'))
    expect(await ask(id)).toBe(3)
    await makeChange(app.db, id, builder, () => Promise.resolve(refuse('invalid', 'tried')))
    expect(await ask(id)).toBe(3)
  })

  it('is one place’s own, and a change in another leaves it', async () => {
    const ask = asker(whileUnmoved(9))
    const [here, there] = [await newTenant(app), await newTenant(app)]
    expect([await ask(here.id), await ask(there.id)]).toEqual([1, 2])
    await makeChange(app.db, there.id, builder, () => Promise.resolve(true))
    expect([await ask(here.id), await ask(there.id)]).toEqual([1, 3])
  })

  it('is not kept where there is none, nor beyond the bound', async () => {
    const { id } = await newTenant(app)
    const none = whileUnmoved<number>(9)
    let asked = 0
    const askNone = () =>
      readTenant(app.db, id, (trx) =>
        none(trx, 'no such card', () => {
          asked += 1
          return Promise.resolve(undefined)
        }),
      )
    await askNone()
    await askNone()
    expect(asked).toBe(2)
    const ask = asker(whileUnmoved(1))
    expect([await ask(id, 'a'), await ask(id, 'b'), await ask(id, 'a')]).toEqual([1, 2, 3])
  })
})
