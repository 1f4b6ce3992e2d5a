import { describe, expect, it } from 'vitest'
import { sheetNumber } from './sheet-number.ts'
import { shownNumber } from '../testing/read-xlsx.ts'

describe('a number of a report in a sheet', () => {
  it.each<[string, number | undefined, number, string]>([
    ['38.2', undefined, 38.2, '#,##0.0'],
    ['38.2%', 38.2, 38.2, '#,##0.0"%"'],
    ['1,234.50', undefined, 1234.5, '#,##0.00'],
    ['£61,234.57', 61234.57, 61234.57, '"£"#,##0.00'],
    ['−£1,200.00', -1200, -1200, '"£"#,##0.00'],
    ['−3.2 [p]', -3.2, -3.2, '#,##0.0" [p]"'],
    ['41.3 per 1,000 people', 41.3, 41.3, '#,##0.0" per 1,000 people"'],
    ['366 per 100,000 aged 16+', 366, 366, '#,##0" per 100,000 aged 16+"'],
    ['38.2', 38.249, 38.249, '#,##0.0'],
    ['2008', undefined, 2008, '0'],
    ['£61k', 61234, 61234, 'General'],
    ['about 40', 38.2, 38.2, 'General'],
  ])('%s', (text, known, value, format) => {
    expect(sheetNumber(text, known)).toEqual({ value, format })
    if (format !== 'General') expect(shownNumber(value, format)).toBe(text)
  })

  it.each(['Missing', '', '–', '1 of 3', '41.3 per 1,000 people', '36.1 to 40.3', 'Q1 2008/09'])(
    '%j is none',
    (text) => {
      expect(sheetNumber(text)).toBeNull()
    },
  )
})
