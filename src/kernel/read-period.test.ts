import { describe, expect, it } from 'vitest'
import { periodLabel, periodSlug } from './period-words.ts'
import { readPeriod, versionBehind } from './read-period.ts'
import type { PeriodKind } from './period.ts'

const read = (text: string, expected?: PeriodKind): string => {
  const reading = readPeriod(text, expected)
  if (reading.is === 'one') return periodSlug(reading.period)
  return reading.is === 'none' ? 'none' : reading.readings.map(periodSlug).join(' or ')
}

describe('a period is read in the forms that real files use', () => {
  it.each([
    ['2015/16', undefined, 'fy2015-16'],
    ['2015/16', 'academic-year', 'ay2015-16'],
    ['2006-07', 'academic-year', 'ay2006-07'],
    ['2006-07', 'financial-year', 'fy2006-07'],
    ['2006-07', 'month', 'jul-2006'],
    ['2015-16', undefined, 'fy2015-16'],
    ['2015-16', 'rolling-2', '2015-to-2016'],
    ['2011-13', 'rolling-3', '2011-to-2013'],
    ['2011-13', undefined, '2011-to-2013'],
    ['2010-14', undefined, '2010-to-2014'],
    ['1999/2000', undefined, 'fy1999-00'],
    ['Apr 2002', undefined, 'apr-2002'],
    ['September 2008', undefined, 'sep-2008'],
    ['2018/19 Q1', undefined, 'q1-2018-19'],
    ['Q2 2008/09', undefined, 'q2-2008-09'],
    ['Quarter 4 of 2013/14', undefined, 'q4-2013-14'],
    ['H1 2008/09', undefined, 'h1-2008-09'],
    ['2001', 'calendar-year', 'y2001'],
    ['2001', undefined, 'y2001'],
    ['30 September 2008', undefined, '30-sep-2008'],
    ['30/09/2008', undefined, '30-sep-2008'],
    ['2008-09-30', undefined, '30-sep-2008'],
    ['2019-04-01T00:00:00/P1Y', undefined, 'fy2019-20'],
    ['2019-01-01/P3M', undefined, 'q4-2018-19'],
    ['2016/17 (Rev)', undefined, 'fy2016-17'],
    ['school year 2007/08', undefined, 'ay2007-08'],
    ['2012-15', 'rolling-financial-3', 'fy2012-13-to-2014-15'],
    ['2012-15', undefined, '2012-to-2015'],
    ['2010-14', 'rolling-financial-3', 'fy2010-11-to-2013-14'],
    ['2009-11', 'rolling-financial-2', 'fy2009-10-to-2010-11'],
    ['2010-2014', 'rolling-financial-4', 'fy2010-11-to-2013-14'],
    ['2013/14-15/16', undefined, 'fy2013-14-to-2015-16'],
    ['2013/14 to 2015/16', undefined, 'fy2013-14-to-2015-16'],
    ['2013-04-01/P3Y', undefined, 'fy2013-14-to-2015-16'],
    ['2016-17 (OT)', 'financial-year', 'fy2016-17'],
    ['2015/16 (prov)', 'academic-year', 'ay2015-16'],
    ['2015/16 (Final)', 'academic-year', 'ay2015-16'],
  ] as const)('%s, where %s is expected, is %s', (text, expected, slug) => {
    expect(read(text, expected)).toBe(slug)
  })

  it.each([
    ['2008-09', undefined, 'fy2008-09 or sep-2008'],
    ['2016', 'academic-year', 'ay2015-16 or ay2016-17'],
    ['2010-12', undefined, 'dec-2010 or 2010-to-2012'],
  ] as const)('%s is never guessed: %s expected gives %s', (text, expected, slugs) => {
    expect(read(text, expected)).toBe(slugs)
  })

  it.each([
    'Q5 2008/09',
    '2008/10',
    '2013/15-15/16',
    '0',
    '31 February 2008',
    '08-09',
    'last year',
    '',
    '2008/09 Q',
    '20081',
  ])('%s is no period', (text) => {
    expect(read(text)).toBe('none')
  })

  it('reads back every address it writes', () => {
    for (const slug of [
      'fy2008-09',
      'q2-2008-09',
      'h1-2008-09',
      'ay2008-09',
      'y2008',
      'sep-2008',
      '2006-to-2008',
      'fy2013-14-to-2015-16',
      '30-sep-2008',
    ]) {
      expect(read(slug)).toBe(slug)
    }
  })

  it('labels a period as the council writes it', () => {
    const reading = readPeriod('q2-2008-09')
    expect(reading.is === 'one' && periodLabel(reading.period)).toBe('Q2 2008/09')
  })
})

it('the version that stands behind a period is told', () => {
  const texts = ['2018 (Rev)', '2020 (Final)', '2025 (prov)', '2016-17 (OT)', '2016-17']
  expect(texts.map(versionBehind)).toEqual(['revised', 'final', 'provisional', 'final', null])
})
