import { describe, expect, it } from 'vitest'
import type { Indicator } from '../figures/indicator.ts'
import type { Decimal } from '../kernel/decimal.ts'
import { describeAssessment } from './describe-assessment.ts'
import { forecastOf } from './forecast-of.ts'
import { rag } from './rag.ts'
import { shownValue } from './shown-value.ts'
import { statusSentence } from './status-sentence.ts'
import { targetText } from './target-text.ts'
import { anAssessment, anIndicator, aTarget, q2 } from './testing/an-assessment.ts'
import { indicatorWords } from './words.ts'

const words = indicatorWords('en')
const levels = ['Red', 'Amber Red', 'Amber Green', 'Green'] as const
const placed: Partial<Indicator> = { kind: 'ordinal', levels, unit: '', decimals: 0 }
const answered: Partial<Indicator> = { kind: 'yes-no', unit: '', decimals: 0 }
const dated: Partial<Indicator> = {
  kind: 'date',
  unit: '',
  decimals: 0,
  polarity: 'low',
  tolerance: { kind: 'abs', value: '14' as Decimal },
}
/** Days since 1970: 30 September 2008, and days from it. */
const day = (more: number): string => String(14_152 + more)

const common = { polarity: 'high', tolerance: { kind: 'pct', value: '50' }, decimals: 0 } as const
const ofLevel = (actual: number | null, level: number | null, more = {}) =>
  rag({
    ...common,
    tolerance: { kind: 'pct', value: '50' as Decimal },
    exceedBy: '1' as Decimal,
    actual: actual === null ? null : (String(actual) as Decimal),
    level: level === null ? null : (String(level) as Decimal),
    ...more,
  })

describe('a level', () => {
  // Down the figure, across the level aimed at: at or above green, one below amber, lower red.
  it.each([
    [1, 'green amber red red'],
    [2, 'green green amber red'],
    [3, 'green green green amber'],
    [4, 'green green green green'],
  ])('in place %i is judged against each level aimed at', (actual, expected) => {
    expect([1, 2, 3, 4].map((level) => ofLevel(actual, level).status).join(' ')).toBe(expected)
  })

  it('is never well above its target, and has a name for what cannot be judged', () => {
    expect(ofLevel(4, 1)).toEqual({ status: 'green', exceeded: false })
    expect(ofLevel(2, null).status).toBe('no-target')
    expect(ofLevel(null, 2).status).toBe('missing')
    expect(ofLevel(2, 2, { polarity: 'none' })).toMatchObject({ status: 'not-rated', reason: 'contextual' })
  })
})

describe('a yes or no', () => {
  it.each([
    ['1', '1', 'green'],
    ['0', '1', 'red'],
    ['0', '0', 'green'],
    ['1', '0', 'red'],
    ['1', null, 'no-target'],
    [null, '1', 'missing'],
  ] as [Decimal | null, Decimal | null, string][])(
    '%s where %s is aimed at is %s',
    (actual, answer, expected) => {
      expect(
        rag({ ...common, tolerance: { kind: 'pct', value: '100' as Decimal }, actual, answer }).status,
      ).toBe(expected)
    },
  )
})

describe('a date', () => {
  it.each([
    [-1, 'green'],
    [0, 'green'],
    [1, 'amber'],
    [14, 'amber'],
    [15, 'red'],
  ])('%i days after the day aimed at is %s, with 14 days of tolerance', (more, expected) => {
    const judged = anAssessment({ indicator: dated, now: day(more), target: day(0) })
    expect([judged.status, judged.exceeded]).toEqual([expected, false])
  })

  it('has no tolerance but its own: a percentage of a day is none', () => {
    const judged = anAssessment({ indicator: { ...dated, tolerance: null }, now: day(1), target: day(0) })
    expect(judged.status).toBe('red')
  })
})

describe('a figure that is no number', () => {
  it('is judged by the tables of its kind through the whole assessment', () => {
    const status = (indicator: Partial<Indicator>, now: string, target: string) =>
      anAssessment({ indicator, now, target }).status
    expect([status(placed, '3', '4'), status(placed, '2', '4')]).toEqual(['amber', 'red'])
    expect([status(answered, '0', '1'), status(answered, '0', '0')]).toEqual(['red', 'green'])
    // Whatever family the indicator or the place has.
    expect(status({ ...placed, ruleFamily: 'band' }, '3', '3')).toBe('green')
  })

  it('is printed by its name, and so is its target', () => {
    const of = (own: Partial<Indicator>) => anIndicator(own)
    const shown = (own: Partial<Indicator>, value: string) =>
      shownValue({ value: value as Decimal, mark: 'ok', status: 'final' }, of(own)).text
    expect([shown(placed, '2'), shown(answered, '1'), shown(dated, day(0))]).toEqual([
      'Amber Red',
      'Yes',
      '30 September 2008',
    ])
    expect(targetText(aTarget('4'), of(placed), words)).toBe('Green')
  })

  it.each([
    [placed, '3', '2', '4', 'Up 1 level on last quarter, 1 level below the target of Green.'],
    [placed, '4', '4', '4', 'Unchanged on last quarter, on target.'],
    [placed, '1', '3', '4', 'Down 2 levels on last quarter, 3 levels below the target of Green.'],
    [answered, '1', '0', '1', 'From No to Yes since last quarter, as aimed at.'],
    [answered, '0', '0', '1', 'Unchanged on last quarter, not the Yes aimed at.'],
    [
      dated,
      day(3),
      day(15),
      day(0),
      '12 days earlier than last quarter, which is better; 3 days after the day aimed at, 30 September 2008.',
    ],
  ])('is told in words', (indicator, now, before, target, sentence) => {
    const assessment = anAssessment({ indicator, now, before, target })
    const facts = { assessment, breaks: [], dueOn: null, today: '2008-11-14', forecast: null }
    expect(statusSentence(facts, words)).toBe(sentence)
  })

  it('that was to stay No is better as a No', () => {
    const went = (now: string, before: string) =>
      anAssessment({ indicator: answered, now, before, target: '0' }).comparisons[0]?.direction
    expect([went('0', '1'), went('1', '0')]).toEqual(['better', 'worse'])
  })

  it('is explained, and given to programs as text beside its value', () => {
    const told = describeAssessment(anAssessment({ indicator: placed, now: '3', target: '4' }), 'en')
    expect(told).toMatchObject({ value: '3', text: 'Amber Green', target: { value: '4', text: 'Green' } })
    expect(told.explanation).toBe('Amber Green is one level below the level aimed at, Green.')
  })

  it('is not forecast: no line runs through levels', () => {
    const values = Array.from({ length: 12 }, (_, i) => String(1 + (i % 3)) as Decimal)
    const ask = (kind: Indicator['kind']) =>
      forecastOf({
        indicator: { kind, unit: '', polarity: 'high' },
        values,
        last: q2,
        breaks: [],
        targetOf: () => aTarget('4'),
      })
    expect(ask('ordinal')).toBeNull()
    expect(ask('snapshot')).not.toBeNull()
  })
})
