import { describe, expect, it } from 'vitest'
import type { ComparatorGroup } from '../areas/comparator-group.ts'
import type { Observation } from '../figures/indicator.ts'
import { anIndicator, anObservation, aTarget } from '../indicators/testing/an-assessment.ts'
import { indicatorWords } from '../indicators/words.ts'
import type { Decimal } from '../kernel/decimal.ts'
import { compareFacts } from './compare-facts.ts'
import { floorSentences } from './floor-sentence.ts'
import { groupFigure } from './group-figure.ts'
import { chartTitle, rankSentence, whoOf } from './rank-sentence.ts'
import { quarterOf, spreadOf, standingOf, type AreaFigure } from './standing.ts'
import { comparisonWords } from './words.ts'

const words = comparisonWords('en')
const roomWords = indicatorWords('en')
const figure = (name: string, value: string | null, more: Partial<Observation> = {}): AreaFigure => ({
  area: { code: name, name, kind: '' },
  observation: anObservation(value, undefined, { areaCode: name, ...more }),
})
const nothing = (name: string): AreaFigure => ({ area: { code: name, name, kind: '' }, observation: null })

/**
 * Claimants, per cent of residents aged 16 to 64, 2007: Office for National Statistics, Explore Local Statistics. Halton
 * with the fifteen neighbours that Oflog named for it; Stockton-on-Tees has no figure there.
 */
const claimants: readonly AreaFigure[] = [
  figure('Halton', '2.9'),
  nothing('Stockton-on-Tees'),
  figure('Warrington', '1.7'),
  figure('North Lincolnshire', '2.3'),
  figure('Telford and Wrekin', '2.2'),
  figure('North Northamptonshire', '2'),
  figure('Bury', '1.9'),
  figure('Rochdale', '2.8'),
  figure('Tameside', '2.3'),
  figure('Wigan', '2.3'),
  figure('Knowsley', '4.2'),
  figure('St. Helens', '2.8'),
  figure('Doncaster', '2.7'),
  figure('Rotherham', '2.4'),
  figure('Calderdale', '2.5'),
  figure('Wakefield', '2.2'),
]
const low = anIndicator({ polarity: 'low' })
const group: ComparatorGroup = {
  code: 'near',
  name: 'Nearest neighbours',
  kind: 'nearest-neighbours',
  source: 'A model',
  version: 1,
}

describe('where a place stands among others', () => {
  it('is its rank among those with a figure, the best first; who has none is not last', () => {
    const standing = standingOf(claimants, 'Halton', low)
    expect([standing.rank, standing.ordered.length, standing.isJoint]).toEqual([14, 15, false])
    expect(standing.ordered.map(({ area }) => area.name).slice(0, 3)).toEqual([
      'Warrington',
      'Bury',
      'North Northamptonshire',
    ])
    expect(standing.without.map(({ area }) => area.name)).toEqual(['Stockton-on-Tees'])
  })

  it('is shared by equals, and the next place is left out', () => {
    const rankOf = (code: string) => standingOf(claimants, code, low).rank
    expect(['Telford and Wrekin', 'Wakefield', 'Tameside', 'Rotherham'].map(rankOf)).toEqual([4, 4, 6, 9])
    expect(standingOf(claimants, 'Wakefield', low).isJoint).toBe(true)
  })

  it('goes by figures as they are printed', () => {
    const alike = [figure('one', '38.24'), figure('two', '38.16'), figure('three', '38.0')]
    expect(standingOf(alike, 'two', anIndicator()).rank).toBe(1)
  })

  it('goes by the distance from the middle of a range that is aimed at', () => {
    const some = [figure('far', '95'), figure('near', '52'), figure('below', '46')]
    const range = { low: '45' as Decimal, high: '55' as Decimal }
    const ranged = anIndicator({ polarity: 'range' })
    expect(standingOf(some, 'below', ranged, range).ordered.map(({ area }) => area.name)).toEqual([
      'near',
      'below',
      'far',
    ])
    expect(standingOf(some, 'near', ranged).hasRanks).toBe(false)
  })

  it('is no rank where no level is better than another', () => {
    const standing = standingOf(claimants, 'Halton', anIndicator({ polarity: 'none' }))
    expect([standing.rank, standing.ordered[0]?.area.name]).toEqual([null, 'Knowsley'])
  })

  it('is said in one sentence', () => {
    const own = claimants[0] ?? nothing('Halton')
    const say = (standing: ReturnType<typeof standingOf>, clause: string | null = null) =>
      rankSentence(standing, own, { who: whoOf(group, words), clause }, words)
    expect(say(standingOf(claimants, 'Halton', low), 'similar to England (37.6)')).toBe(
      '14th of 15 nearest neighbours with a figure (one has none); similar to England (37.6).',
    )
    expect(say(standingOf(claimants.slice(2), 'Wakefield', low))).toBe(
      'Joint 4th of 14 nearest neighbours with a figure.',
    )
    expect(say(standingOf([nothing('Halton'), ...claimants.slice(2)], 'Halton', low))).toContain(
      'has no figure',
    )
    expect(whoOf({ ...group, kind: 'family-group', name: 'Family 3' }, words)).toBe('places of Family 3')
    expect(
      [1, 2, 3, 11, 12, 13, 21, 101, 112].map(
        (rank) => words.ranked.of(rank, false, 120, 'x', 0).split(' ')[0],
      ),
    ).toEqual(['1st', '2nd', '3rd', '11th', '12th', '13th', '21st', '101st', '112th'])
  })

  it('is the title of its chart', () => {
    const standing = standingOf(claimants, 'Halton', low)
    const own = claimants[0] ?? null
    expect(chartTitle(standing, own, low, words, roomWords)).toBe('Halton is 14th of 15 with a figure')
    expect(chartTitle(standing, null, low, words, roomWords)).toBe('From Warrington, 1.7%, to Knowsley, 4.2%')
  })
})

describe('the spread of a group', () => {
  // The middle of the fourteen neighbours with a figure is 2.3; by the spreadsheet's QUARTILE.INC 2.2 and 2.65.
  const spread = spreadOf(claimants.slice(1), 1)
  it('is the median and the quartiles of those with a figure', () => {
    expect(spread).toMatchObject({ middle: '2.3', of: 14 })
    expect([spread?.low, spread?.high].map(Number)).toEqual([2.2, 2.65])
    expect(spreadOf(claimants.slice(0, 4), 1)).toBeNull()
  })

  it('has a best quarter where a way is good', () => {
    if (!spread) throw new Error('there is a spread')
    const quarterBy = (polarity: 'high' | 'low' | 'none' | 'range') => (value: string) =>
      quarterOf(value as Decimal, spread, polarity)
    expect(['1.7', '2.2', '2.3', '2.6', '2.7'].map(quarterBy('low'))).toEqual([
      'best',
      'best',
      'second',
      'third',
      'weakest',
    ])
    expect(['1.7', '2.65', '2.3'].map(quarterBy('high'))).toEqual(['weakest', 'best', 'second'])
    expect([quarterBy('none')('1.7'), quarterBy('range')('1.7')]).toEqual(['lowest', null])
  })

  it('is told beside the place itself', () => {
    const compared = {
      own: claimants[0] ?? nothing('Halton'),
      members: claimants.slice(1),
      nation: figure('England', '2.2'),
      region: null,
      groups: [group],
      group,
      benchmark: null,
      range: null,
    }
    expect(compareFacts(compared, low, words, roomWords)).toEqual([
      { key: 'This place', value: '2.9%' },
      { key: 'Median of the group', value: '2.3%, of 14 figures' },
      { key: 'Best quarter of the group', value: 'up to 2.2%' },
      { key: 'Weakest quarter of the group', value: 'from 2.7% up' },
      { key: 'Where this place lies', value: 'In the weakest quarter' },
      { key: 'England', value: '2.2%' },
      { key: 'Who belongs to the group', value: 'A model' },
    ])
  })
})

describe('a group as one place', () => {
  const counts = (name: string, numerator: string, denominator: string): AreaFigure =>
    figure(name, '0', { numerator: numerator as Decimal, denominator: denominator as Decimal })
  const summed = anIndicator({ overAreas: 'ratio-of-sums' })

  it('is the ratio of the sums, never the mean of percentages', () => {
    // 1 of 2 and 98 of 998: 9.9 per cent, where the mean of 50.0 and 9.8 would be 29.9.
    expect(groupFigure([counts('small', '1', '2'), counts('large', '98', '998')], summed)).toBeCloseTo(
      9.9,
      10,
    )
  })
  it('is not known unless every member has its counts, and the indicator is added up so', () => {
    const members = [counts('small', '1', '2'), figure('large', '9.8')]
    expect(groupFigure(members, summed)).toBeNull()
    expect(groupFigure([counts('small', '1', '2'), nothing('large')], summed)).toBeNull()
    expect(groupFigure([counts('small', '1', '2')], anIndicator())).toBeNull()
    expect(groupFigure([], summed)).toBeNull()
  })
})

describe('a floor target', () => {
  const wards = [
    figure('Castle', '19.8'),
    figure('Mersey', '24.96'),
    figure('Park', '41.0'),
    nothing('Bridge'),
  ]
  const floor = aTarget('25')
  const say = (figures: readonly AreaFigure[], target = floor, indicator = anIndicator()) =>
    floorSentences(figures, target, indicator, words, roomWords)

  it('is held against the worst area, as printed, and knows nothing of areas without a figure', () => {
    expect(say(wards)).toEqual([
      '1 of 3 areas with a figure misses the floor target of 25.0%.',
      'The worst is Castle, 19.8%.',
      '1 area has no figure, so nothing is known of it.',
    ])
    expect(say(wards.slice(1, 3))).toEqual([
      'No area misses the floor target of 25.0%; 2 areas have a figure.',
      'The worst is Mersey, 25.0%.',
    ])
  })
  it('is a ceiling where low is good', () => {
    expect(say(wards, floor, anIndicator({ polarity: 'low' }))?.slice(0, 2)).toEqual([
      '1 of 3 areas with a figure misses the floor target of 25.0%.',
      'The worst is Park, 41.0%.',
    ])
  })
  it('is said to be untested without areas, and is none where no way is good', () => {
    expect(say([nothing('Bridge')])?.[0]).toContain('no area within the place has a figure')
    expect(say(wards, floor, anIndicator({ polarity: 'none' }))).toBeNull()
    expect(floorSentences(wards, null, anIndicator(), words, roomWords)).toBeNull()
  })
})
