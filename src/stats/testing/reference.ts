import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'

const folder = join(import.meta.dirname, '../../../../shared/data/methods')

/** The larger reference results that may lie beside the repository; `empty`, which says their shape, without them. */
export function readReference<T>(name: string, empty: T): T {
  const path = join(folder, name)
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : empty
}

/** Equal to a share of the expected number, 1e-9 unless given; exactly for 0. */
export function expectClose(actual: number | null | undefined, expected: number, relative = 1e-9): void {
  const distance = Math.abs((actual ?? NaN) - expected)
  expect(distance, `${actual} should be ${expected}`).toBeLessThanOrEqual(Math.abs(expected) * relative)
}

type Limits = { value: number | null; lower: number | null; upper: number | null }

/** An estimate against a published value and its two limits. */
export function expectEstimate(
  actual: Limits,
  expected: readonly [number, number, number],
  relative = 1e-9,
): void {
  expectClose(actual.value, expected[0], relative)
  expectClose(actual.lower, expected[1], relative)
  expectClose(actual.upper, expected[2], relative)
}

/** Every number in an answer, however deep, is finite. */
export function expectFinite(answer: unknown): void {
  if (typeof answer === 'number') expect(Number.isFinite(answer)).toBe(true)
  else if (typeof answer === 'object' && answer !== null) Object.values(answer).forEach(expectFinite)
}
