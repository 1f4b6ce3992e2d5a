import { describe, expect, it } from 'vitest'
import { financialYear, quarter, type Period } from '../kernel/period.ts'
import type { YearEndForecast } from './forecast-of.ts'
import { statusSentence, type SentenceFacts } from './status-sentence.ts'
import { anAssessment, q2 } from './testing/an-assessment.ts'
import { indicatorWords } from './words.ts'

type Told = Parameters<typeof anAssessment>[0] & { dueOn?: string; forecast?: YearEndForecast }

function said(told: Told): string {
  const facts: SentenceFacts = {
    assessment: anAssessment(told),
    breaks: told.breaks ?? [],
    dueOn: told.dueOn ?? null,
    today: told.today ?? '2008-11-14',
    forecast: told.forecast ?? null,
  }
  return statusSentence(facts, indicatorWords('en'))
}

function forecast(
  probability: number | null,
  {
    isLimit = false,
    period = quarter(2008, 4),
    n = 12,
  }: { isLimit?: boolean; period?: Period; n?: number } = {},
): YearEndForecast {
  const category =
    probability === null
      ? 'not enough history'
      : probability >= 0.7
        ? 'likely'
        : probability >= 0.3
          ? 'difficult'
          : 'unlikely'
  return {
    period,
    target: '40.0' as YearEndForecast['target'],
    isLimit,
    needed: period.kind === 'quarter' ? 8 : 4,
    result: { point: null, lower80: null, upper80: null, probability, category, n, method: '' },
  }
}

const low = { polarity: 'low' as const, unit: '', decimals: 0, kind: 'flow' as const }

describe('the sentence about a figure', () => {
  it('says the change, the gap and what is to be expected', () => {
    expect(said({ now: '38.2', before: '37.0', target: '39.0', forecast: forecast(0.72) })).toBe(
      'Up 1.2 points on last quarter, 0.8 below target; likely to reach the quarter 4 target (about 7 in 10).',
    )
  })

  it('says of a total how it went on the same quarter last year, and of a limit which way is better', () => {
    expect(
      said({
        indicator: low,
        now: '114',
        before: '90',
        lastYear: '128',
        target: '120',
        forecast: forecast(0.81, { isLimit: true }),
      }),
    ).toBe(
      'Down 14 on the same quarter last year, which is better; 6 under the limit of 120; likely to stay under the quarter 4 limit (about 8 in 10).',
    )
  })

  it.each([
    [{ now: '59.4', before: '59.4' }, 'Unchanged on last quarter; no target.'],
    [{ now: '39.0', before: '39.0', target: '39.0' }, 'Unchanged on last quarter, on target.'],
    [{ now: '40.2', target: '39.0' }, 'No earlier figure to compare with, 1.2 above target.'],
    [
      { indicator: low, now: '121', lastYear: '110', target: '120' },
      'Up 11 on the same quarter last year, which is worse; 1 over the limit of 120.',
    ],
    [
      { indicator: low, now: '120', target: '120' },
      'No earlier figure to compare with, at the limit of 120.',
    ],
    [
      {
        indicator: { polarity: 'range' as const },
        now: '97.4',
        before: '98.5',
        target: ['98.0', '101.0'] as [string, string],
      },
      'Down 1.1 points on last quarter, which is worse; 0.6 below the range of 98.0% to 101.0%.',
    ],
    [
      {
        indicator: { polarity: 'range' as const },
        now: '99.0',
        before: '98.5',
        target: ['98.0', '101.0'] as [string, string],
      },
      'Up 0.5 points on last quarter, within the range of 98.0% to 101.0%.',
    ],
    [
      { indicator: { polarity: 'none' as const }, now: '38.2', before: '37.0' },
      'Up 1.2 points on last quarter; not judged.',
    ],
    [
      { indicator: { unit: '£', decimals: 0 }, now: '61000', before: '60000', target: '61500' },
      'Up £1,000 on last quarter, £500 below target.',
    ],
  ])('%o: %s', (told, sentence) => {
    expect(said(told)).toBe(sentence)
  })

  it('says how many results are wanting before anything can be forecast', () => {
    const few = forecast(null, { period: financialYear(2009), n: 3 })
    const told = {
      period: financialYear(2008),
      now: '39.0',
      before: '39.0',
      target: '39.0',
      today: '2009-06-01',
    }
    expect(said({ ...told, forecast: few })).toBe(
      'Unchanged on last year, on target. Too few results to forecast (3 of the 4 years needed).',
    )
  })

  it.each([
    ['2008-10-31', 'It was due on 31 October 2008 from the Waste Manager, 10 working days ago.'],
    ['2008-11-13', 'It was due on 13 November 2008 from the Waste Manager, 1 working day ago.'],
    ['2008-11-14', 'It is due on 14 November 2008 from the Waste Manager, today.'],
    ['2008-11-18', 'It is due on 18 November 2008 from the Waste Manager, in 2 working days.'],
  ])('says that a figure is missing, due on %s', (dueOn, due) => {
    expect(said({ dueOn, target: '39.0' })).toBe(`No figure for quarter 2 of 2008/09. ${due}`)
  })

  it('says when the period of a missing figure ended where no round asks for it', () => {
    expect(said({})).toBe(
      'No figure for quarter 2 of 2008/09. The period ended on 30 September 2008; it is to come from the Waste Manager.',
    )
    expect(said({ indicator: { ownerPost: '' } })).toBe(
      'No figure for quarter 2 of 2008/09. The period ended on 30 September 2008.',
    )
  })

  it('says that the definition changed, and keeps the gap to a target', () => {
    const told = { now: '38.2', before: '50.0', lastYear: '49.0', breaks: [q2] }
    expect(said(told)).toBe('Not compared with Q1 2008/09: the definition changed on 1 July 2008.')
    expect(said({ ...told, target: '39.0' })).toContain('on 1 July 2008, 0.8 below target.')
    const yearly = { period: financialYear(2008), breaks: [financialYear(2008)], today: '2009-06-01' }
    expect(said({ ...told, ...yearly })).toBe(
      'Not compared with 2007/08: the definition changed on 1 April 2008.',
    )
  })

  it.each([
    ['suppressed', 'The figure for quarter 2 of 2008/09 is not shown, to protect people in small groups.'],
    ['missing', 'The figure for quarter 2 of 2008/09 is not available yet.'],
    ['not-due', 'The figure for quarter 2 of 2008/09 is not due.'],
    ['not-applicable', 'This measure does not apply in quarter 2 of 2008/09.'],
    ['not-comparable', 'The figure for quarter 2 of 2008/09 cannot be compared with others.'],
  ] as const)('says why there is no figure: %s', (mark, sentence) => {
    expect(said({ now: null, figure: { mark }, target: '39.0' })).toBe(sentence)
  })

  it('says when a period that is not over ends', () => {
    expect(said({ period: quarter(2008, 3) })).toBe(
      'The figure for quarter 3 of 2008/09 is not due before 1 January 2009.',
    )
  })

  it.each([
    [0.02, 'unlikely to reach the quarter 4 target (less than 1 in 10)'],
    [0.29, 'unlikely to reach the quarter 4 target (about 3 in 10)'],
    [0.5, 'the quarter 4 target will be difficult to reach (about 5 in 10)'],
    [0.7, 'likely to reach the quarter 4 target (about 7 in 10)'],
    [0.99, 'likely to reach the quarter 4 target (more than 9 in 10)'],
  ])('says a probability of %d in tenths', (probability, words) => {
    expect(said({ now: '38.2', before: '37.0', target: '39.0', forecast: forecast(probability) })).toContain(
      words,
    )
  })

  it('has at most 30 words, whatever it says', () => {
    const longest = [
      said({
        indicator: low,
        now: '114',
        lastYear: '128',
        target: '120',
        forecast: forecast(0.02, { isLimit: true }),
      }),
      said({
        indicator: { polarity: 'range' },
        now: '97.4',
        before: '98.5',
        target: ['98.0', '101.0'],
        forecast: forecast(null, { n: 3 }),
      }),
      said({ dueOn: '2008-10-31', indicator: { ownerPost: 'Operational Director, Adults of Working Age' } }),
    ]
    for (const sentence of longest) expect(sentence.split(' ').length, sentence).toBeLessThanOrEqual(30)
  })
})
