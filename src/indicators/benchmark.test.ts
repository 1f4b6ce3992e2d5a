import { describe, expect, it } from 'vitest'
import { comparatorOf } from '../areas/comparator-kind.ts'
import type { Decimal } from '../kernel/decimal.ts'
import { benchmarkClause, benchmarkText, benchmarkWords, explainBenchmark } from './benchmark-words.ts'
import { judgeBenchmark, type BenchmarkRule, type BenchmarkFigure } from './benchmark.ts'
import { benchmarkRuleOf, checkBenchmark } from './check-benchmark.ts'
import { limitsOf, perHowMany } from './limits-of.ts'
import { anIndicator, anObservation } from './testing/an-assessment.ts'

const rule: BenchmarkRule = { version: 2, kind: 'nation', group: null, level: '95' }
const sharpRule: BenchmarkRule = { ...rule, level: '95-and-99.8' }
const england = (value: number | null): BenchmarkFigure => ({
  code: 'E92000001',
  name: 'England',
  isMedian: false,
  value,
})
const words = benchmarkWords('en')
const given = (value: string, lower: string, upper: string) =>
  anObservation(value, undefined, { lower: lower as Decimal, upper: upper as Decimal })
const counts = (value: string, numerator: string, denominator: string) =>
  anObservation(value, undefined, { numerator: numerator as Decimal, denominator: denominator as Decimal })

describe('limits of confidence of a figure', () => {
  it('are those that came with it', () => {
    expect(limitsOf(given('59.4', '56.9', '61.9'), anIndicator({ unit: 'years', kind: 'mean' }))).toEqual({
      lower: 56.9,
      upper: 61.9,
      how: 'given',
    })
  })

  it('are Wilson’s of a percentage with its counts', () => {
    // 65 of 100: 0.5525 to 0.7364, as PHEindicatormethods 2.1.0 and Newcombe 1998 reckon Wilson's limits.
    const limits = limitsOf(counts('65.0', '65', '100'), anIndicator())
    expect(limits?.how).toBe('Wilson')
    expect(limits?.lower).toBeCloseTo(55.25, 1)
    expect(limits?.upper).toBeCloseTo(73.64, 1)
  })

  it('are Byar’s of a rate, and exact ones of few events', () => {
    const deaths = anIndicator({ unit: 'per 100,000 people' })
    // 65 events: 50.16 to 82.85 by Byar's approximation (Breslow & Day 1987); 5: 1.62 to 11.67 exactly (Poisson).
    const many = limitsOf(counts('65.0', '65', '100000'), deaths)
    expect([many?.how, Math.round((many?.lower ?? 0) * 100), Math.round((many?.upper ?? 0) * 100)]).toEqual([
      'Byars',
      5016,
      8285,
    ])
    const few = limitsOf(counts('5.0', '5', '100000'), deaths)
    expect([few?.how, few?.lower.toFixed(2), few?.upper.toFixed(2)]).toEqual(['Exact', '1.62', '11.67'])
  })

  it.each([
    ['of money', anIndicator({ unit: '£' }), counts('2', '4', '2')],
    ['of what is collected over a year', anIndicator({ kind: 'cumulative' }), counts('50', '5', '10')],
    ['of parts of a tonne', anIndicator(), counts('38.2', '19.1', '50')],
    ['of counts that do not give the figure', anIndicator(), counts('40.0', '65', '100')],
    ['of more counted than there are', anIndicator(), counts('130.2', '1302', '1000')],
    ['of nothing counted at all', anIndicator(), anObservation('38.2')],
  ])('are not reckoned %s', (_, indicator, figure) => {
    expect(limitsOf(figure, indicator)).toBeNull()
  })

  it('know how many a rate is for', () => {
    expect(
      ['%', 'per 1,000 people', 'per 100,000 under 75', 'per head', 'ratio', 'days'].map(perHowMany),
    ).toEqual([100, 1_000, 100_000, null, null, null])
  })
})

describe('a figure against its benchmark', () => {
  // Halton, male healthy life expectancy 2017-19: 59.4 (56.9 to 61.9), Office for National Statistics.
  const years = anIndicator({ unit: 'years', kind: 'mean', polarity: 'high' })
  const halton = given('59.4', '56.9', '61.9')

  it.each([
    ['high', 63.2, 'worse'],
    ['high', 61.9, 'similar'],
    ['high', 56.9, 'similar'],
    ['high', 56.8, 'better'],
    ['low', 63.2, 'better'],
    ['low', 50, 'worse'],
    ['none', 63.2, 'lower'],
    ['range', 50, 'higher'],
  ] as const)('where %s is good, beside %s: %s', (polarity, value, status) => {
    expect(judgeBenchmark(rule, { ...years, polarity }, halton, england(value)).status).toBe(status)
  })

  it('is best or worst only where its counts let it be asked at 99.8 %', () => {
    // Wilson's limits of 65 of 100 are 55.3 to 73.6 at 95 % and 49.4 to 78.0 at 99.8 %.
    const figure = counts('65.0', '65', '100')
    const judged = (against: number, by = sharpRule) =>
      judgeBenchmark(by, anIndicator(), figure, england(against))
    expect(judged(40).status).toBe('best')
    expect(judged(52).status).toBe('better')
    expect(judged(90).status).toBe('worst')
    expect(judged(40, rule).status).toBe('better')
    const blunt = judgeBenchmark(sharpRule, years, halton, england(70))
    expect([blunt.status, blunt.isSharp]).toEqual(['worse', false])
    expect(explainBenchmark(blunt, halton.value, years, words)).toContain('cannot be asked about at 99.8%')
  })

  it('says why it is not compared', () => {
    const why = (...given: Parameters<typeof judgeBenchmark>) => judgeBenchmark(...given).why
    expect(why({ ...rule, kind: 'none' }, years, halton, null)).toBe('no-rule')
    expect(why(rule, years, null, england(60))).toBe('no-figure')
    expect(why(rule, years, anObservation(null), england(60))).toBe('no-figure')
    expect(why(rule, anIndicator({ kind: 'yes-no' }), halton, england(60))).toBe('worded')
    expect(why(rule, years, halton, null)).toBe('no-benchmark')
    expect(why(rule, years, { ...halton, areaCode: 'E92000001' }, england(60))).toBe('benchmark-itself')
    expect(why(rule, years, halton, england(null))).toBe('benchmark-without-figure')
    expect(why(rule, years, anObservation('59.4'), england(60))).toBe('no-limits')
  })

  it('is told in words: the status, a clause, and what it rests on', () => {
    const judged = judgeBenchmark(rule, years, halton, england(63.2))
    expect(benchmarkText(judged, words)).toBe('Worse than England')
    expect(benchmarkClause(judged, years, words)).toBe('worse than England (63.2 years)')
    expect(explainBenchmark(judged, halton.value, years, words)).toBe(
      '59.4 years (56.9 to 61.9): its range of 95% confidence does not hold England, 63.2 years. The range came with the figure. Rule 2 of this place.',
    )
    const median = judgeBenchmark(rule, years, halton, { ...england(60), name: 'Neighbours', isMedian: true })
    expect(benchmarkText(median, words)).toBe('Similar to the median of Neighbours')
    const not = judgeBenchmark(rule, years, anObservation('59.4'), england(60))
    expect(benchmarkText(not, words)).toBe('Not compared')
    expect(benchmarkClause(not, years, words)).toBeNull()
    expect(explainBenchmark(not, not.against && ('59.4' as Decimal), years, words)).toContain('may be chance')
  })
})

describe('a benchmark that is chosen', () => {
  it('is the nation, the region, nothing, or a group that there is', () => {
    const chosen = (benchmark: string) => benchmarkRuleOf({ benchmark, benchmarkLevel: '95' }, ['near'], 3)
    expect(chosen('region')).toEqual({ version: 3, kind: 'region', group: null, level: '95' })
    expect(chosen('group:near')).toEqual({ version: 3, kind: 'group', group: 'near', level: '95' })
    expect([chosen('group:far'), chosen('group'), chosen('group:'), chosen('')]).toEqual([
      null,
      null,
      null,
      null,
    ])
    expect([...checkBenchmark({ benchmark: '', benchmarkLevel: '90' }, [])].map(({ code }) => code)).toEqual([
      'benchmark-missing',
      'benchmark-level-missing',
    ])
  })
})

describe('the nation that a place lies in', () => {
  const area = (code: string, kind: string, parentCode: string | null = null) => ({ code, kind, parentCode })
  const areas = [
    area('K02000001', 'country'),
    area('E92000001', 'country', 'K02000001'),
    area('E12000002', 'region', 'E92000001'),
    area('E06000006', 'unitary-authority', 'E12000002'),
  ]
  it('is the nearest above it', () => {
    expect(comparatorOf(areas, 'E06000006', 'nation')?.code).toBe('E92000001')
    expect(comparatorOf(areas, 'E06000006', 'region')?.code).toBe('E12000002')
    expect(comparatorOf(areas, 'E92000001', 'nation')?.code).toBe('K02000001')
  })
  it('is the only one there is, where nobody has said where it lies, and of several none', () => {
    expect(comparatorOf([area('E92000001', ''), area('one', '')], 'one', 'nation')?.code).toBe('E92000001')
    const two = [area('E92000001', ''), area('S92000003', '')]
    expect(comparatorOf([...two, area('one', '')], 'one', 'nation')).toBeUndefined()
    expect(comparatorOf([...two, area('S12000049', '')], 'S12000049', 'nation')?.code).toBe('S92000003')
  })
})
