import { describe, expect, it } from 'vitest'
import type { Assessment, Status } from '../../indicators/assess.ts'
import { movedSince } from './half-year.ts'

const judged = (id: number, status: Status): Assessment =>
  ({ indicator: { id }, status }) as unknown as Assessment
const ids = (moved: readonly { readonly now: Assessment }[]): number[] =>
  moved.map(({ now }) => now.indicator.id)

describe('what has moved within half a year', () => {
  it('is what came onto its target and what left it, of measures that were rated both times', () => {
    const before = [judged(1, 'red'), judged(2, 'green'), judged(3, 'green'), judged(4, 'not-due')]
    const now = [
      judged(1, 'green'),
      judged(2, 'amber'),
      judged(3, 'green'),
      judged(4, 'red'),
      judged(5, 'red'),
    ]
    const { onto, off } = movedSince(now, before)
    expect(ids(onto)).toEqual([1])
    expect(ids(off)).toEqual([2])
    expect(onto[0]?.before).toBe('red')
  })

  it('leaves out what went from one side of missing to the other', () => {
    const { onto, off } = movedSince([judged(1, 'red')], [judged(1, 'amber')])
    expect([ids(onto), ids(off)]).toEqual([[], []])
  })
})
