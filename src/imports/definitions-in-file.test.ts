import { describe, expect, it } from 'vitest'
import { DefinitionsInFile, periodKindOf } from './definitions-in-file.ts'

const rows = (...values: string[]) =>
  values.map((value, line) => ({
    line,
    cells: { indicator_code: 'X', area_code: 'A', period: '2008', value },
  }))

function decimalsOf(...values: string[]) {
  const definitions = new DefinitionsInFile()
  for (const row of rows(...values)) definitions.add(row)
  return definitions.indicators.get('X')?.decimals
}

describe('an indicator that a file defines', () => {
  it('is printed with the decimals that a reader can use', () => {
    expect(decimalsOf('18.38208', '19.1')).toBe(2)
    expect(decimalsOf('0.71234', '0.6')).toBe(4)
    expect(decimalsOf('1335.42')).toBe(1)
    expect(decimalsOf('3.8', '4.2')).toBe(1)
    expect(decimalsOf('1250', '1300')).toBe(0)
    expect(decimalsOf('', '-')).toBe(0)
    expect(decimalsOf('-5.125', '2')).toBe(3)
  })

  it.each([
    ['annual (academic)', 'academic-year'],
    ['annual (calendar)', 'calendar-year'],
    ['annual (3-year rolling)', 'rolling-3'],
    ['annual (April snapshot)', 'month'],
    ['annual (31 March)', 'financial-year'],
    ['annual (annual)', 'financial-year'],
    ['quarterly', 'quarter'],
    ['', 'financial-year'],
  ])('%s is read as %s', (frequency, kind) => {
    expect(periodKindOf(frequency)).toBe(kind)
  })
})
