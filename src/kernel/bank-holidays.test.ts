import { describe, expect, it } from 'vitest'
import { bankHolidaysBetween, bankHolidaysOf } from './bank-holidays.ts'

// gov.uk/bank-holidays, division England and Wales, as published for these years. 2012 to 2022 (but for the day of
// September 2022, proclaimed in that month) were held against the lists behind that page: lib/data/bank-holidays.json
// of github.com/alphagov/calendars and, later, of github.com/alphagov/frontend.
const published: Readonly<Record<number, readonly string[]>> = {
  2012: ['01-02', '04-06', '04-09', '05-07', '06-04', '06-05', '08-27', '12-25', '12-26'],
  2013: ['01-01', '03-29', '04-01', '05-06', '05-27', '08-26', '12-25', '12-26'],
  2014: ['01-01', '04-18', '04-21', '05-05', '05-26', '08-25', '12-25', '12-26'],
  2015: ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28'],
  2016: ['01-01', '03-25', '03-28', '05-02', '05-30', '08-29', '12-26', '12-27'],
  2017: ['01-02', '04-14', '04-17', '05-01', '05-29', '08-28', '12-25', '12-26'],
  2018: ['01-01', '03-30', '04-02', '05-07', '05-28', '08-27', '12-25', '12-26'],
  2019: ['01-01', '04-19', '04-22', '05-06', '05-27', '08-26', '12-25', '12-26'],
  2020: ['01-01', '04-10', '04-13', '05-08', '05-25', '08-31', '12-25', '12-28'],
  2021: ['01-01', '04-02', '04-05', '05-03', '05-31', '08-30', '12-27', '12-28'],
  2022: ['01-03', '04-15', '04-18', '05-02', '06-02', '06-03', '08-29', '09-19', '12-26', '12-27'],
  2023: ['01-02', '04-07', '04-10', '05-01', '05-08', '05-29', '08-28', '12-25', '12-26'],
  2024: ['01-01', '03-29', '04-01', '05-06', '05-27', '08-26', '12-25', '12-26'],
  2025: ['01-01', '04-18', '04-21', '05-05', '05-26', '08-25', '12-25', '12-26'],
  2026: ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28'],
  2027: ['01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28'],
}

describe('bank holidays of England and Wales', () => {
  it.each(Object.entries(published))('of %s are those that were published', (year, days) => {
    expect(bankHolidaysOf(Number(year))).toEqual(days.map((day) => `${year}-${day}`))
  })

  it('between two days are those of every year between, whichever comes first', () => {
    const both = bankHolidaysBetween('2025-12-20', '2026-01-10')
    expect([...both]).toEqual([...bankHolidaysOf(2025), ...bankHolidaysOf(2026)])
    expect(bankHolidaysBetween('2026-01-10', '2025-12-20')).toEqual(both)
  })
})
