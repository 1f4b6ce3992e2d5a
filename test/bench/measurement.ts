/** One figure of `npm run bench`: what was measured, how much of what, and which way is good (CONTRACT §6). */
export type Measurement = { name: string; value: number; unit: string; better: 'lower' | 'higher' }

/** What each `test/bench/*.bench.ts` exports as `measure`; `scale` multiplies the world it measures in, `minutes` is how long a rush takes. */
export type Measure = (options: { scale: number; minutes: number }) => AsyncGenerator<Measurement>
