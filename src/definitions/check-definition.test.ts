import { describe, expect, it } from 'vitest'
import { measureKinds } from '../figures/indicator.ts'
import { checkDefinition } from './check-definition.ts'
import { readDefinition } from './read-definition.ts'
import { definitionBoxes, nothingTyped, typedDefinition, type TypedDefinition } from './typed-definition.ts'
import { waysOf } from './ways-of-adding-up.ts'

const whole: TypedDefinition = {
  ...nothingTyped,
  code: 'NI192',
  title: 'Household waste recycled',
  definition: 'Share of household waste sent for reuse, recycling or composting',
  source: 'WasteDataFlow',
  recordedHow: 'Weighbridge tickets, entered monthly by the Waste Collator in the waste system',
  kind: 'rate',
  unit: '%',
  decimals: '1',
  polarity: 'high',
  overTime: 'ratio-of-sums',
  overAreas: 'ratio-of-sums',
  periodKind: 'quarter',
  lagMonths: '1',
  toleranceKind: 'pct',
  tolerance: '5',
  ruleFamily: 'place',
  isKey: 'yes',
  baseline: '36.1% (2007/08)',
  organisation: 'waste',
  owners: 'Waste Manager\nChair of Safer Harrow',
  collator: '7',
}
const rating: Partial<TypedDefinition> = {
  kind: 'ordinal',
  scale: 'amber-red',
  unit: '',
  decimals: '',
  toleranceKind: 'place',
  tolerance: '',
  overTime: 'last',
  overAreas: 'none',
}
const known = {
  hasOrganisation: (code: string) => code === 'waste',
  hasPerson: (id: string) => id === '7',
  hasSet: (code: string) => code === 'NI',
}
const codes = (typed: Partial<TypedDefinition>): string[] =>
  [...checkDefinition({ ...whole, ...typed }, known)].map(({ field, code }) => `${field} ${code}`)

describe('a definition', () => {
  it('is whole', () => {
    expect(codes({})).toEqual([])
    expect(codes(rating)).toEqual([])
    expect(codes({ ...rating, scale: 'own', levels: 'Poor\nFair' })).toEqual([])
  })

  it('chooses nothing for whoever adds it: what cannot be guessed is asked for', () => {
    expect([...checkDefinition(nothingTyped, known)].map(({ field }) => field)).toEqual([
      'code',
      'title',
      'definition',
      'recordedHow',
      'kind',
      'decimals',
      'polarity',
      'overTime',
      'overAreas',
      'periodKind',
      'lagMonths',
      'toleranceKind',
      'ruleFamily',
      'isKey',
      'baselineOwner',
      'baselineDueOn',
    ])
  })

  it('says how it will be recorded, or is refused', () => {
    expect(codes({ recordedHow: '' })).toEqual(['recordedHow recordedHow-missing'])
  })

  it.each([
    [{ code: 'new' }, 'code code-form'],
    [{ code: 'NI 192' }, 'code code-form'],
    [{ kind: 'flow', overTime: 'mean', overAreas: 'sum', unit: '' }, 'overTime overTime-wrong'],
    [{ kind: 'index', overTime: 'none', overAreas: 'weighted-mean' }, 'overAreas overAreas-wrong'],
    [{ kind: 'flow', overTime: 'sum', overAreas: 'none' }, 'overTime percent-summed'],
    [{ kind: 'snapshot', overTime: 'last', overAreas: 'sum' }, 'overAreas percent-summed'],
    [{ lagMonths: '61' }, 'lagMonths lag-form'],
    [{ toleranceKind: 'place' }, 'tolerance tolerance-of-place'],
    [{ tolerance: '101' }, 'tolerance tolerance-over-hundred'],
    [{ tolerance: '-1' }, 'tolerance tolerance-form'],
    [{ levels: 'Red\nGreen' }, 'levels levels-of-no-scale'],
    [{ organisation: 'parks' }, 'organisation organisation-unknown'],
    [{ responsible: '8' }, 'responsible person-unknown'],
    [{ owners: 'A\nA' }, 'owners owner-twice'],
    [{ sets: 'NI\nLAA' }, 'sets set-unknown'],
    [{ ...rating, scale: '' }, 'levels levels-missing'],
    [{ ...rating, levels: 'Bad\nGood' }, 'levels levels-two-answers'],
    [{ ...rating, scale: 'own', levels: 'Red\nred' }, 'levels levels-alike'],
    [{ ...rating, unit: 'points' }, 'unit unit-of-words'],
    [{ ...rating, polarity: 'low' }, 'polarity polarity-of-levels'],
    [{ ...rating, toleranceKind: 'abs', tolerance: '1' }, 'toleranceKind tolerance-of-levels'],
    [{ ...rating, ruleFamily: 'band' }, 'ruleFamily family-of-words'],
    [{ ...rating, overTime: 'mean' }, 'overTime overTime-wrong'],
    [
      { ...rating, kind: 'date', scale: '', polarity: 'low', toleranceKind: 'pct', tolerance: '5' },
      'toleranceKind tolerance-of-dates',
    ],
  ] as const)('is refused with %j', (typed, finding) => {
    expect(codes(typed)).toEqual([finding])
  })

  it('keeps a baseline in words as it was written, and asks for owner and day only where there is none', () => {
    for (const baseline of ['2/22', '06/07', 'Profiles to be established']) {
      expect(codes({ baseline })).toEqual([])
      expect(readDefinition({ ...whole, baseline }, 1).baseline).toBe(baseline)
    }
    expect(codes({ baseline: '', baselineOwner: 'Waste Manager', baselineDueOn: '2009-03-31' })).toEqual([])
  })

  it('is read, and typed back as it was', () => {
    const facts = readDefinition(whole, 4)
    expect(facts).toMatchObject({
      organisationId: 4,
      owners: ['Waste Manager', 'Chair of Safer Harrow'],
      collatorId: 7,
      responsibleId: null,
      tolerance: { kind: 'pct', value: '5' },
      ruleFamily: null,
    })
    const back = typedDefinition({ ...facts, id: 1, version: 1, ownerPost: '' }, 'waste')
    expect(definitionBoxes.filter((box) => back[box] !== whole[box])).toEqual([])
    expect(readDefinition({ ...whole, ...rating }, null)).toMatchObject({
      levels: ['Red', 'Amber Red', 'Amber Green', 'Green'],
      decimals: 0,
    })
  })

  it('never adds up or averages what is no number', () => {
    for (const kind of ['ordinal', 'yes-no', 'date'] as const)
      expect(waysOf[kind]).toEqual({ overTime: ['last', 'none'], overAreas: ['none'] })
    // Whatever the kind, it can be left apart.
    for (const kind of measureKinds)
      expect([waysOf[kind].overTime.at(-1), waysOf[kind].overAreas.at(-1)]).toEqual(['none', 'none'])
  })
})
