import { describe, expect, it } from 'vitest'
import { anAssessment, anIndicator } from '../indicators/testing/an-assessment.ts'
import { chosenRows, ownersOn, readCardQuery, type CardQuery } from './card-query.ts'
import type { ScorecardRow } from './scorecard.ts'

const asCard: CardQuery = { sort: null, status: null, owner: null, hasAllColumns: false }

function row(title: string, now: string | undefined, own: Partial<ScorecardRow> = {}): ScorecardRow {
  const judged = anAssessment({
    indicator: anIndicator({ title }),
    target: '40.0',
    before: '38.0',
    ...(now === undefined ? {} : { now }),
  })
  return {
    objective: 'Clean streets',
    indicatorId: 1,
    owner: 'Waste Manager',
    baseline: '',
    quarters: [],
    judged,
    forecast: null,
    hasCommentary: false,
    ...own,
  }
}
const rows = [
  row('Beds', '41.0', { owner: 'Health Manager' }),
  row('attendance', '30.0'),
  row('Crime', undefined, { owner: '' }),
  row('Dirt', '39.0'),
]
const order = (query: Partial<CardQuery>): string[] =>
  chosenRows(rows, { ...asCard, ...query }).map(({ judged }) => judged.indicator.title)

describe('the address of a scorecard', () => {
  it('is read part by part, and what is not understood is named', () => {
    const { query, ignored } = readCardQuery(
      new URLSearchParams('sort=-status&status=red&owner=Waste Manager&columns=all'),
    )
    expect(query).toEqual({
      sort: { by: 'status', isDescending: true },
      status: 'red',
      owner: 'Waste Manager',
      hasAllColumns: true,
    })
    expect(ignored).toEqual([])
    const wrong = readCardQuery(new URLSearchParams('sort=constructor&status=blue&columns=few'))
    expect(wrong.query).toEqual(asCard)
    expect(wrong.ignored.map(([name]) => name)).toEqual(['sort', 'status', 'columns'])
  })
})

describe('the rows of a card', () => {
  it('stand in the order of the card unless asked for otherwise', () => {
    expect(order({})).toEqual(['Beds', 'attendance', 'Crime', 'Dirt'])
    expect(order({ sort: { by: 'title', isDescending: false } })).toEqual([
      'attendance',
      'Beds',
      'Crime',
      'Dirt',
    ])
    expect(order({ sort: { by: 'title', isDescending: true } })).toEqual([
      'Dirt',
      'Crime',
      'Beds',
      'attendance',
    ])
  })

  it('begin with what is worst when sorted by status or direction', () => {
    expect(order({ sort: { by: 'status', isDescending: false } })).toEqual([
      'attendance',
      'Dirt',
      'Crime',
      'Beds',
    ])
    expect(order({ sort: { by: 'direction', isDescending: false } })[0]).toBe('attendance')
  })

  it('are filtered by status and by owner; the owner of the indicator stands in for one that is not named', () => {
    expect(order({ status: 'red' })).toEqual(['attendance'])
    expect(order({ owner: 'Health Manager' })).toEqual(['Beds'])
    expect(ownersOn(rows)).toEqual(['Health Manager', 'Waste Manager'])
    expect(order({ owner: 'Nobody', status: 'red' })).toEqual([])
  })
})
