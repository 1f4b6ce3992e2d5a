import { describe, expect, it } from 'vitest'
import { sampleReport } from '../testing/sample-report.ts'
import { tableSheet } from './table-sheet.ts'
import type { Cell } from '../tree.ts'

const widthsOf = (rows: readonly (readonly Cell[])[]): (number | undefined)[] => {
  const columns = [{ label: 'Measure', width: 20 }, { label: 'Actual' }]
  const table = { kind: 'table', caption: 'c', columns, rows } as const
  return (tableSheet(sampleReport(), table, 'c', 1).columns ?? []).map(({ width }) => width)
}

describe('the columns of a table in Excel', () => {
  // Shown as ##### where the column is narrower than they are.
  it.each([
    { kind: 'number', text: '1,880 per 100,000 aged 10 to 17', value: 1880 },
    { kind: 'number', text: '−£1,234,567.89' },
    { kind: 'date', text: '14 September 2008', value: '2008-09-14' },
  ] as const)('have room for $text on one line', (cell) => {
    expect(widthsOf([['NI111', cell]])[1]).toBeGreaterThanOrEqual(cell.text.length)
  })

  it('are not made wider by text, which wraps', () => {
    expect(widthsOf([['NI111', 'x'.repeat(10_000)]])).toEqual(widthsOf([['NI111', 'x']]))
    expect(widthsOf([['NI111', { kind: 'text', text: 'x'.repeat(10_000) }]])).toEqual(widthsOf([]))
  })
})
