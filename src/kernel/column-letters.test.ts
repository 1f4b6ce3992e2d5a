import { expect, it } from 'vitest'
import { columnLetters } from './column-letters.ts'

it('names columns as spreadsheets do, to the last that a sheet of Excel has', () => {
  expect([0, 25, 26, 701, 702, 16_383].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD'])
})
