import { setTimeout as pause } from 'node:timers/promises'
import { median } from './median.ts'

/** How long it goes on, and how long a member reads before turning to the next page: 2 seconds on average. */
const warmMilliseconds = 4_000
const milliseconds = 20_000
const readingMilliseconds = 2_000

/** What a page took, in milliseconds, from asking to its last byte. */
export interface Waited {
  readonly middle: number
  readonly p95: number
  readonly count: number
}

/**
 * Members at work at the same time, each with a session of their own: everyone opens a page, reads it, opens the next.
 * The first seconds are not counted.
 */
export async function crowd(cookies: readonly string[], address: (n: number) => string): Promise<Waited> {
  const begun = performance.now()
  const taken: number[] = []
  const random = randomOf(7)
  let pages = 0
  await Promise.all(
    cookies.map(async (cookie) => {
      await pause(random() * readingMilliseconds)
      while (performance.now() - begun < warmMilliseconds + milliseconds) {
        const start = performance.now()
        const page = await fetch(address((pages += 1)), { headers: { cookie, accept: 'text/html' } })
        await page.text()
        if (page.status !== 200) throw new Error(`${page.url} was answered ${page.status}`)
        if (start - begun > warmMilliseconds) taken.push(performance.now() - start)
        await pause(random() * 2 * readingMilliseconds)
      }
    }),
  )
  const sorted = taken.toSorted((a, b) => a - b)
  return {
    middle: median(taken),
    p95: sorted[Math.ceil(0.95 * sorted.length) - 1] ?? NaN,
    count: sorted.length,
  }
}

/** Numbers from 0 to 1, the same from the same seed (Park and Miller, 1988). */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}
