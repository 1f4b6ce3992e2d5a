import { describe, expect, it } from 'vitest'
import type { Status } from '../../indicators/assess.ts'
import type { ReportRow } from '../report-row.ts'
import { decisionsIn, partsOf } from './theme-figures.ts'

const row = (statuses: readonly Status[], action = '', exceeded = false): ReportRow => {
  const series = statuses.map((status) => ({ status, exceeded }))
  return {
    assessment: series.at(-1),
    series,
    commentary: { cause: '', action, forecast: '' },
  } as unknown as ReportRow
}
const asked = (...rows: ReportRow[]) => decisionsIn(rows).map(({ why, quarters }) => [why, quarters])

describe('what a partnership is asked to decide', () => {
  it('is what stays off target, by how long, whatever is being done', () => {
    expect(asked(row(['green', 'red', 'red'], 'More crews'))).toEqual([['off-for-long', 2]])
    expect(asked(row(['red', 'red', 'red']))).toEqual([['off-for-long', 3]])
  })

  it('is what has come off its target and has no action, and what has no target', () => {
    expect(asked(row(['green', 'red'], ' '))).toEqual([['no-action', 0]])
    expect(asked(row(['green', 'no-target']))).toEqual([['no-target', 0]])
  })

  it('is not what somebody is putting right, nor what is close to its target or on it', () => {
    expect(asked(row(['green', 'red'], 'More crews'), row(['amber', 'amber']), row(['green']))).toEqual([])
  })
})

describe('the measures of a theme', () => {
  it('stand under target worst first, beyond it, or among those that are not in', () => {
    const rows = [row(['amber']), row(['red']), row(['green'], '', true), row(['missing']), row(['not-due'])]
    const { under, over, notIn } = partsOf(rows)
    expect(under.map(({ assessment }) => assessment.status)).toEqual(['red', 'amber'])
    expect(over).toEqual([rows[2]])
    expect(notIn).toEqual([rows[3]])
  })
})
