import { describe, expect, it } from 'vitest'
import { quarter } from '../kernel/period.ts'
import type { EditionListed } from '../publishing/edition.ts'
import { reportDefinitions } from '../reports/report-list.ts'
import { newestFor, offeredReports, reportsFor } from './reports-for-you.ts'

const at = new Date('2008-11-07T12:00:00.000Z')
const edition = (
  definition: string,
  subject: string,
  number: 1 | 2 | 3,
  more: Partial<EditionListed> = {},
): EditionListed => ({
  id: 1,
  code: `${definition}-${subject}-${number}`,
  definition,
  subject: { code: subject, name: subject },
  period: quarter(2008, number),
  asAt: at,
  publishedAt: at,
  publishedBy: 'Corporate Performance Manager',
  supersededBy: null,
  withdrawn: null,
  ...more,
})
const codes = (...args: Parameters<typeof newestFor>): string[] => newestFor(...args).map(({ code }) => code)

describe('the reports somebody came to read', () => {
  it('has a place in the order for every report but who is late', () => {
    const codes = reportDefinitions.map(({ code }) => code).filter((code) => code !== 'late')
    expect(offeredReports.toSorted()).toEqual(codes.toSorted())
  })

  it('are those made for their role, what is off target first', () => {
    expect(reportsFor(['councillor'])).toEqual(['exceptions', 'scorecard', 'half-year'])
    expect(reportsFor(['strategic-director'])).toEqual(['exceptions', 'scorecard', 'digest'])
    expect(reportsFor(['body-chair'])).toEqual(['theme-exceptions', 'theme'])
    expect(reportsFor(['collator', 'system-administrator'])).toEqual([])
  })

  it('are of each subject the latest period, whenever it was published', () => {
    const editions = [
      edition('exceptions', 'all', 1),
      edition('scorecard', 'all', 3),
      edition('exceptions', 'all', 2),
      edition('departmental', 'ict-services', 3),
    ]
    expect(codes(['councillor'], editions)).toEqual(['exceptions-all-2', 'scorecard-all-3'])
    const themes = [
      edition('theme', 'safer', 2),
      edition('theme', 'healthy', 2),
      edition('theme', 'urban', 3),
      edition('theme-exceptions', 'safer', 2),
    ]
    expect(codes(['body-officer'], themes)).toEqual([
      'theme-exceptions-safer-2',
      'theme-urban-3',
      'theme-healthy-2',
      'theme-safer-2',
    ])
  })

  it('are not those that were superseded or withdrawn', () => {
    const withdrawn = { at, by: 'Corporate Performance Manager', reason: 'A figure was wrong.' }
    const editions = [
      edition('exceptions', 'all', 3, { withdrawn }),
      edition('exceptions', 'all', 2, { supersededBy: 'later' }),
      edition('exceptions', 'all', 1),
    ]
    expect(codes(['councillor'], editions)).toEqual(['exceptions-all-1'])
  })
})
