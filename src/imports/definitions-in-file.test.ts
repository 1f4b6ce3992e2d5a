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
    ['', ['Q1 2008/09', 'Q2 2008/09', '2008/09'], 'quarter'],
    ['', ['Apr 2002'], 'month'],
    ['', ['2011-13', '2012-14'], 'rolling-3'],
    ['', ['2008', '2009', '2008-09'], 'financial-year'],
    ['', ['no period', ''], 'financial-year'],
    ['annual', ['Q1 2008/09'], 'financial-year'],
  ])('with the frequency "%s" and the periods %j has figures of the kind %s', (frequency, periods, kind) => {
    const definitions = new DefinitionsInFile()
    for (const period of periods)
      definitions.add({ line: 2, cells: { indicator_code: 'X', area_code: 'A', frequency, period } })
    expect(definitions.indicators.get('X')?.periodKind).toBe(kind)
  })

  it.each([
    ['annual (academic)', 'academic-year'],
    ['annual (calendar)', 'calendar-year'],
    ['annual (3-year rolling)', 'rolling-3'],
    ['annual (April snapshot)', 'month'],
    ['annual (31 March)', 'financial-year'],
    ['annual (annual)', 'financial-year'],
    ['quarterly', 'quarter'],
    ['3 Year Aggregates', 'rolling-financial-3'],
    ['2 Year Aggregates (annual)', 'rolling-financial-2'],
    ['2 Yearly', 'financial-year'],
    ['biennial', 'financial-year'],
    ['Annual (end of Sept)', 'calendar-year'],
    ['Annual - January', 'calendar-year'],
    ['6-year', 'rolling-6'],
    ['', 'financial-year'],
  ])('%s is read as %s', (frequency, kind) => {
    expect(periodKindOf(frequency)).toBe(kind)
  })
})
