import { describe, expect, it } from 'vitest'
import { quarter } from '../kernel/period.ts'
import { lateDays, lateGrid } from './late-grid.ts'
import type { Standing } from './standing.ts'

const q2 = quarter(2008, 2)
const q3 = quarter(2008, 3)
/** Friday 31 October 2008 and Friday 30 January 2009. */
const due = { [q2.index]: '2008-10-31', [q3.index]: '2009-01-30' }

const standing = (
  code: string,
  period: typeof q2,
  state: Standing['state'],
  sent: string | null,
): Standing => ({
  department: { code, name: code },
  period,
  state,
  dueOn: due[period.index] ?? '',
  firstDueOn: due[period.index] ?? '',
  sentOn: sent,
})

const standings = [
  standing('Planning', q2, 'accepted', '2008-10-30'),
  standing('Planning', q3, 'draft', null),
  standing('Waste', q2, 'accepted', '2008-11-04'),
  standing('Waste', q3, 'accepted', '2009-01-30'),
  standing('Adults', q3, 'queried', '2009-01-29'),
]

/** Wednesday 4 February 2009: three working days after the day. */
const grid = lateGrid(standings, [q2, q3], '2009-02-04')
const rowOf = (code: string) => grid.rows.find((row) => row.code === code)

describe('who is late', () => {
  it('counts working days until today for what has not been sent', () => {
    const cell = rowOf('Planning')?.cells[1] ?? null
    expect(cell?.daysLate).toBe(3)
    expect(lateDays(cell)).toBe(3)
  })

  it('counts until it was sent for what came late, and no longer calls it late', () => {
    const cell = rowOf('Waste')?.cells[0] ?? null
    expect(cell?.daysLate).toBe(2)
    expect(lateDays(cell)).toBe(0)
  })

  it('lets the whole of the day count, and a question afterwards not', () => {
    expect(rowOf('Waste')?.cells[1]?.daysLate).toBe(0)
    expect(rowOf('Adults')?.cells[1]?.daysLate).toBe(0)
  })

  it('says who was not asked, and rates only what could have come', () => {
    expect(rowOf('Adults')?.cells[0]).toBeNull()
    expect(grid.rows.map(({ code, onTime, judged }) => [code, onTime, judged])).toEqual([
      ['Planning', 1, 2],
      ['Adults', 1, 1],
      ['Waste', 1, 2],
    ])
  })

  it('counts the last quarter, each return once', () => {
    expect(grid.counts).toEqual({ all: 3, accepted: 1, sent: 0, inProgress: 1, late: 1, worst: 3 })
  })

  it('does not judge what is not due yet', () => {
    const early = lateGrid(standings, [q3], '2009-01-30')
    expect(early.rows.find(({ code }) => code === 'Planning')).toMatchObject({ onTime: 0, judged: 0 })
    expect(early.counts.late).toBe(0)
  })

  it('is late by a day at the least, also over a weekend', () => {
    const saturday = lateGrid(standings, [q3], '2009-01-31')
    expect(saturday.counts).toMatchObject({ late: 1, worst: 1 })
  })

  it('counts a certified return as sent in and not yet accepted', () => {
    const { counts } = lateGrid([standing('Waste', q3, 'certified', '2009-01-30')], [q3], '2009-02-20')
    expect(counts).toMatchObject({ all: 1, accepted: 0, sent: 1, late: 0 })
  })
})
