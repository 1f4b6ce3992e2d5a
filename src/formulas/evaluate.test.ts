import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { roundTo } from '../kernel/decimal.ts'
import { evaluate, evaluateOnSums, type Outcome, type ReadFigure } from './evaluate.ts'
import { referenceText } from './reference.ts'
import { figureIn, formulaOf, run, told, type Figures } from './testing/formula-of.ts'
import { absent } from './value.ts'

describe('arithmetic', () => {
  it.each([
    ['2 + 3 * 4', '14'],
    ['(2 + 3) * 4', '20'],
    ['10 - 4 - 3', '3'],
    ['100 / 10 / 5', '2'],
    ['100 / 10 * 5', '50'],
    ['-2 * -3', '6'],
    ['--5', '5'],
    ['0 - 0', '0'],
    ['-0 * 5', '0'],
    ['0.1 + 0.2', '0.3'],
    ['1.005 * 100', '100.5'],
    ['1 / 3 * 3', '1'],
    ['33.3 + 33.3 + 33.3', '99.9'],
    ['100 / 3 + 100 / 3 + 100 / 3', '100'],
    ['1 / 3', '0.333333333333333'],
    ['2 / 3', '0.666666666666667'],
    ['-2 / 3', '-0.666666666666667'],
    ['9007199254740991 + 2', '9007199254740993'],
    ['9007199254740993 * 3 - 27021597764222978', '1'],
    ['99999999999999999999 * 1', '99999999999999999999'],
  ])('%s is %s', (text, value) => {
    expect(told(text)).toBe(value)
  })

  it('has no value where there would be more digits than can be kept', () => {
    expect(told('99999999999999999999 + 1')).toBe('too-large of 99999999999999999999 + 1')
    expect(told(Array(60).fill('99999999999999999999').join('*'))).toMatch(/^too-large/)
    expect(told(`1 / (${Array(70).fill('99999999999999999999').join('*')})`)).toMatch(/^too-large/)
    expect(told('[A] + 1', { A: '1' + '0'.repeat(30) })).toMatch(/^too-large/)
  })
})

describe('functions', () => {
  const figures: Figures = { A: '4', B: '10', C: '-2.5', N: 'missing', S: 'suppressed', Z: '0' }

  it.each([
    ['sum([A], [B], [C])', '11.5'],
    ['avg([A], [B])', '7'],
    ['avg([A], [B], [C])', '3.833333333333333'],
    ['min([A], [B], [C])', '-2.5'],
    ['max([A], [B], [C])', '10'],
    ['count([A], [N], [S], [Z])', '2'],
    ['countIf([A] > 3, [B] > 3, [C] > 3)', '2'],
    ['countIf([A] = 4.0, [B] <> 10, [C] <= -2.5, [C] < -2.5)', '2'],
    ['pct([A], [B])', '40'],
    ['pct([Z], [B])', '0'],
    ['variancePct([B], [A])', '150'],
    ['variancePct([A], [B])', '-60'],
    ['round(2.5)', '3'],
    ['round(-2.5)', '-3'],
    ['round(2.445, 2)', '2.45'],
    ['round(1.004999, 2)', '1'],
    ['if([A] >= 4, [B], [C])', '10'],
    ['if([A] > 4, [B], [C])', '-2.5'],
    ['if([A] = 4, [A], [N])', '4'],
    ['coalesce([N], [A])', '4'],
    ['coalesce([A], [N])', '4'],
    ['coalesce([A] / [Z], 1)', '1'],
  ])('%s is %s', (text, value) => {
    expect(told(text, figures)).toBe(value)
  })
})

describe('a figure that is not there', () => {
  const figures: Figures = { A: '4', N: 'missing', S: 'suppressed', D: 'not-due', Z: '0' }

  it.each([
    ['[N] + 1', 'missing of [N]'],
    ['0 * [N]', 'missing of [N]'],
    ['-[S]', 'suppressed of [S]'],
    ['[D] - [A]', 'not-due of [D]'],
    ['[unknown, prev]', 'missing of [unknown, prev]'],
    ['[A] / [Z]', 'zero-denominator of [Z]'],
    ['[Z] / [Z]', 'zero-denominator of [Z]'],
    ['1 / ([A] - 4)', 'zero-denominator of [A] - 4'],
    ['pct([A], [Z])', 'zero-denominator of [Z]'],
    ['variancePct([A], [Z])', 'zero-denominator of [Z]'],
    ['sum([A], [N])', 'missing of [N]'],
    ['avg([A], [D])', 'not-due of [D]'],
    ['min([A], [N])', 'missing of [N]'],
    ['max([A], [S])', 'suppressed of [S]'],
    ['round([N], 1)', 'missing of [N]'],
    ['pct([N], [A])', 'missing of [N]'],
    ['if([N] > 1, 1, 2)', 'missing of [N]'],
    ['countIf([A] > 1, [N] > 1)', 'missing of [N]'],
    ['coalesce([N], [D])', 'missing of [N]'],
  ])('%s: %s', (text, reason) => {
    expect(told(text, figures)).toBe(reason)
  })

  it('travels with the strongest reason, in whatever order they are met', () => {
    for (const text of [
      '[S] + [N]',
      '[N] + [S]',
      'sum([N], [D], [S])',
      '[S] / [Z]',
      '[N] * ([A] / [Z]) - [S]',
    ]) {
      expect(told(text, figures)).toBe('suppressed of [S]')
    }
    expect(told('[A] / [Z] + [N]', figures)).toBe('missing of [N]')
  })

  it('is not replaced where it is suppressed', () => {
    expect(told('coalesce([S], [A])', figures)).toBe('suppressed of [S]')
    expect(told('coalesce([N], [S], [A])', figures)).toBe('suppressed of [S]')
  })

  it('of a figure that is derived itself keeps the name of what was nought there', () => {
    const nothingBelow = absent('zero-denominator', '[X] - [Y]')
    expect(evaluate(formulaOf('[D] + 1'), () => nothingBelow).absence).toEqual(nothingBelow)
  })

  it('gives no counts either', () => {
    expect(run('pct([S], [A])', figures).counts).toBeNull()
    expect(run('pct([A], [N])', figures).counts).toBeNull()
  })
})

describe('a percentage', () => {
  it('keeps both counts', () => {
    const counts = { numerator: '2', denominator: '22', apart: 0 }
    expect(run('pct([A], [B])', { A: '2', B: '22' })).toMatchObject({ value: '9.090909090909091', counts })
    expect(run('round(pct([A], [B]), 1)', { A: '2', B: '22' })).toMatchObject({ value: '9.1', counts })
    expect(run('pct([A], [B]) - 1', { A: '2', B: '22' }).counts).toBeNull()
  })

  it('may be over 100', () => {
    expect(told('pct([A], [B])', { A: '1302', B: '1000' })).toBe('130.2')
  })

  it('of nothing is nought, and of none is not one', () => {
    expect(run('pct([A], [B])', { A: '0', B: '5' }).value).toBe('0')
    expect(run('pct([A], [B])', { A: '0', B: '0' })).toMatchObject({
      value: null,
      absence: { reason: 'zero-denominator', of: '[B]' },
      counts: { numerator: '0', denominator: '0' },
    })
  })
})

describe('several areas or periods together', () => {
  const together = (
    text: string,
    members: readonly Figures[],
    percentages: readonly string[] = [],
  ): Outcome => {
    const reads = members.map(
      (figures): ReadFigure =>
        (reference) =>
          figureIn(figures, referenceText(reference)),
    )
    return evaluateOnSums(formulaOf(text), reads, ({ code }) => !percentages.includes(code))
  }

  it('are divided anew on the sums: 1 of 2 and 98 of 998 are 9.9%, not 29.9%', () => {
    const { value, counts } = together('pct([A], [B])', [
      { A: '1', B: '2' },
      { A: '98', B: '998' },
    ])
    expect(value).toBe('9.9')
    expect(counts).toEqual({ numerator: '99', denominator: '1000', apart: 0 })
  })

  it('have no value where one has none', () => {
    const members: Figures[] = [
      { A: '1', B: '2' },
      { A: 'missing', B: '5' },
    ]
    expect(together('pct([A], [B])', members).absence).toEqual({ reason: 'missing', of: '[A]' })
    expect(together('pct([A], [B])', [{ A: 'suppressed', B: '2' }, ...members]).absence?.reason).toBe(
      'suppressed',
    )
  })

  it('have none where a percentage would be added up, nor from the system', () => {
    expect(together('[P] + 1', [{ P: '50' }, { P: '60' }], ['P']).absence).toEqual({
      reason: 'cannot-be-summed',
      of: '[P]',
    })
    expect(together('percentGreen()', [{}, {}]).absence?.reason).toBe('cannot-be-summed')
  })

  // LGBF CORP10, Glasgow City, 2019/20: 41, 95, 35 and 49 % of 4410, 3735, 4020 and 4710; their mean is 55.0.
  it('a year of quarters whose percentages differ is 53.9%, not their mean', () => {
    const quarters: Figures[] = [
      { A: '1820', B: '4410' },
      { A: '3555', B: '3735' },
      { A: '1405', B: '4020' },
      { A: '2320', B: '4710' },
    ]
    const { value } = together('pct([A], [B])', quarters)
    expect(value && roundTo(value, 2)).toBe('53.93')
  })

  it('every year of the published quarterly file agrees with its sums', () => {
    const file = join(import.meta.dirname, '../../../shared/data/worked/glasgow_tidy.csv')
    const rows: Record<string, string>[] = existsSync(file)
      ? parse(readFileSync(file, 'utf8'), { columns: true })
      : []
    const years = Map.groupBy(
      rows.filter((row) => row['indicator_code'] === 'CORP10-Q'),
      (row) => String(row['period']).slice(0, 7),
    )
    for (const quarters of years.values()) {
      const all = (column: string): number => quarters.reduce((sum, row) => sum + Number(row[column]), 0)
      const members = quarters.map((row) => ({ A: row['numerator'] ?? '', B: row['denominator'] ?? '' }))
      const { value } = together('pct([A], [B])', members)
      expect(Number(value)).toBeCloseTo((100 * all('numerator')) / all('denominator'), 9)
    }
  })
})
