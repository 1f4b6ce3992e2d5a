import { describe, expect, it } from 'vitest'
import { isOutage } from './outage.ts'
import { Turns } from './turns.ts'

/** Work that goes on until it is told to end. */
function held(): { readonly end: () => void; readonly work: () => Promise<void>; isInside: boolean } {
  const { promise, resolve } = Promise.withResolvers<null>()
  const one = {
    isInside: false,
    end: () => resolve(null),
    work: async (): Promise<void> => {
      one.isInside = true
      await promise
      one.isInside = false
    },
  }
  return one
}
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('turns', () => {
  it('lets so many in for each key, the others as they came', async () => {
    const turns = new Turns(2, 60_000)
    const all = [held(), held(), held(), held()]
    const other = held()
    const done = Promise.all([...all.map(({ work }) => turns.take(1, work)), turns.take(2, other.work)])
    await settled()
    expect([...all, other].map(({ isInside }) => isInside)).toEqual([true, true, false, false, true])
    all[1]?.end()
    await settled()
    expect(all.map(({ isInside }) => isInside)).toEqual([true, false, true, false])
    for (const one of [...all, other]) one.end()
    await done
    expect(all.some(({ isInside }) => isInside)).toBe(false)
  })

  it('goes on to the next after work that failed', async () => {
    const turns = new Turns(1, 60_000)
    const failing = turns.take(1, () => Promise.reject(new Error('a fault')))
    const next = turns.take(1, () => Promise.resolve('made'))
    await expect(failing).rejects.toThrow('a fault')
    expect(await next).toBe('made')
  })

  it('tells whoever waits too long what a pool without connections tells, and lets nobody else wait for them', async () => {
    const turns = new Turns(1, 0)
    const first = held()
    const done = turns.take(1, first.work)
    const refused: unknown = await turns.take(1, () => Promise.resolve()).catch((error: unknown) => error)
    expect(isOutage(refused)).toBe(true)
    first.end()
    await done
    expect(await turns.take(1, () => Promise.resolve('made'))).toBe('made')
  })
})
