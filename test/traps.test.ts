import { beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../src/db/app.ts'
import { readTenant } from '../src/db/tenant.ts'
import type { Indicator, Polarity } from '../src/figures/indicator.ts'
import { findIndicator } from '../src/figures/indicator.sql.ts'
import { listObservations, listRevisions, type AsAt } from '../src/figures/observation.sql.ts'
import { evaluateOnSums, type Outcome, type ReadFigure } from '../src/formulas/evaluate.ts'
import { referenceText } from '../src/formulas/reference.ts'
import { figureIn, formulaOf, type Figures } from '../src/formulas/testing/formula-of.ts'
import { sharedTable } from '../src/imports/testing/shared-table.ts'
import { rag } from '../src/indicators/rag.ts'
import { roundTo, sum, type Decimal } from '../src/kernel/decimal.ts'
import { periodLabel } from '../src/kernel/period-words.ts'
import { academicYear, financialYear, type PeriodKind } from '../src/kernel/period.ts'
import { readPeriod } from '../src/kernel/read-period.ts'
import type { Place } from '../src/places/place.ts'
import { ranks, standing } from '../src/stats/ranks.ts'
import { anIndicator } from './worlds/an-indicator.ts'
import { importText } from './worlds/an-import.ts'
import { done } from './worlds/builder.ts'
import { homeArea, newTenant } from './worlds/new-tenant.ts'
import { quietApp } from './worlds/quiet-app.ts'

// The traps that real figures hold, each by name: what the data of councils does to software that expects it to be tidy.

let app: App
beforeAll(async () => {
  app = await quietApp()
})

const number = (text: string): Decimal => text as Decimal

/** The figure of a year from the counts of its quarters. */
function yearOf(quarters: readonly Figures[], text = 'pct([A], [B])'): Outcome {
  const reads = quarters.map(
    (figures): ReadFigure =>
      (reference) =>
        figureIn(figures, referenceText(reference)),
  )
  return evaluateOnSums(formulaOf(text), reads, () => true)
}

async function aPlaceWith(
  wanted: Partial<Indicator>,
  rows: readonly string[],
  columns = 'indicator_code,area_code,period,value',
): Promise<{ place: Place; figures: (asAt?: AsAt) => ReturnType<typeof listObservations>; code: string }> {
  const place = await newTenant(app)
  const indicator = await anIndicator(app, place.id, wanted)
  const lines = rows.map((row) => `${indicator.code},${homeArea},${row}`)
  done(await importText(app, place.id, [columns, ...lines].join('\n')))
  return {
    place,
    code: indicator.code,
    figures: (asAt = null) =>
      readTenant(app.db, place.id, (trx) => listObservations(trx, { indicatorIds: [indicator.id] }, asAt)),
  }
}

describe('the traps of real figures', () => {
  // LGBF CORP10, Glasgow City, 2019/20.
  const quarters: readonly Figures[] = [
    { A: '1820', B: '4410' },
    { A: '3555', B: '3735' },
    { A: '1405', B: '4020' },
    { A: '2320', B: '4710' },
  ]

  it('1. a year from quarters: the ratio of the sums is 53.93%, the mean of the quarters would be 55.00%', () => {
    const { value } = yearOf(quarters)
    expect(value && roundTo(value, 2)).toBe('53.93')
    const mean = quarters.reduce((all, { A, B }) => all + Number(A) / Number(B), 0) / 4
    expect((100 * mean).toFixed(2)).not.toBe('53.93')
  })

  it('2. part of a year is no year: with quarter 1 alone there is no annual figure, and it says why', () => {
    const missing = { A: 'missing', B: 'missing' }
    const { value, absence } = yearOf([quarters[0] ?? missing, missing, missing, missing])
    expect([value, absence?.reason]).toEqual([null, 'missing'])
  })

  it('3. a dash, a blank, nought and suppressed are four things', async () => {
    const { figures } = await aPlaceWith({ unit: 'number' }, [
      '2001/02 Q1,-',
      '2001/02 Q2,',
      '2001/02 Q3,0',
      '2001/02 Q4,[c]',
    ])
    const stored = await figures()
    expect(stored.map(({ value, mark }) => value ?? mark)).toEqual(['missing', 'missing', '0', 'suppressed'])
    const blank = done(
      await importText(
        app,
        (await newTenant(app)).id,
        `indicator_code,title,area_code,period,value\nX,X,${homeArea},2001/02,\nX,X,${homeArea},2002/03,-`,
        { create: true },
      ),
    )
    // The blank is told, since nobody meant it; the dash is what its publisher meant.
    expect(blank.findings.map(({ line, code }) => [line, code])).toEqual([[2, 'blank-value']])
  })

  it.each([
    ['high', '-0.4', '-0.5', 'green'],
    ['high', '-0.9', '-0.5', 'red'],
    ['low', '-3', '-2', 'green'],
    ['low', '1', '-2', 'red'],
    ['low', '0', '0', 'green'],
    ['low', '1', '0', 'red'],
    ['high', '0', '0', 'green'],
  ] as const)(
    '4. low is good, zero and negative targets: %s, %s against %s is %s',
    (polarity, actual, target, status) => {
      const input = {
        actual: number(actual),
        target: number(target),
        polarity: polarity satisfies Polarity,
        tolerance: { kind: 'pct', value: number('5') },
        decimals: 1,
      } as const
      expect(rag(input).status).toBe(status)
    },
  )

  it('5. one period written five ways, and a year named by its end or its start', () => {
    const read = (text: string, kind?: PeriodKind) => {
      const reading = readPeriod(text, kind)
      return reading.is === 'one' ? periodLabel(reading.period) : reading.is
    }
    const ways = [
      '2008/09 Q2',
      'Q2 2008/09',
      'Q2 2008-09',
      'quarter 2 of 2008/2009',
      'q2-2008-09',
      '2008-07-01/P3M',
    ]
    expect(new Set(ways.map((way) => read(way)))).toEqual(new Set(['Q2 2008/09']))
    expect(readPeriod('2016', 'academic-year')).toEqual({
      is: 'several',
      readings: [academicYear(2015), academicYear(2016)],
    })
    expect(readPeriod('2016', 'financial-year')).toEqual({
      is: 'several',
      readings: [financialYear(2015), financialYear(2016)],
    })
  })

  it('6. a total stands without its parts: awards that do not split are loaded whole', async () => {
    const awards = sharedTable('grants/towns_fund_awards.csv')
    const unsplit = awards.filter(
      (row) => Number(row.revenue_rdel_gbp) + Number(row.capital_cdel_gbp) !== Number(row.total_gbp),
    )
    // Of the 820 real awards, where they are at hand.
    expect(unsplit.length).toBe(awards.length === 0 ? 0 : 75)
    const total = unsplit[0]?.total_gbp ?? '15624456'
    const { figures } = await aPlaceWith(
      { unit: '£', periodKind: 'financial-year' },
      [`2020/21,${total},,`, '2021/22,900,300,'],
      'indicator_code,area_code,period,value,numerator,denominator',
    )
    expect(
      (await figures()).map(({ value, numerator, denominator }) => [value, numerator, denominator]),
    ).toEqual([
      [total, null, null],
      ['900', '300', null],
    ])
  })

  it('7. counts that do not come to the published percentage: both are kept as published', async () => {
    const { figures } = await aPlaceWith(
      { periodKind: 'financial-year' },
      ['2020/21,61.3,612,1000'],
      'indicator_code,area_code,period,value,numerator,denominator',
    )
    expect(await figures()).toMatchObject([{ value: '61.3', numerator: '612', denominator: '1000' }])
  })

  it('8. two published versions of one figure: both are kept, and a past day shows the one of that day', async () => {
    const { place, code, figures } = await aPlaceWith({ periodKind: 'academic-year' }, [
      '2015/16 (prov),38.2',
    ])
    const [first] = await figures()
    const next = `indicator_code,area_code,period,value\n${code},${homeArea},2015/16 (Rev),38.9`
    expect(done(await importText(app, place.id, next))).toMatchObject({ revised: 1 })
    const said = (list: Awaited<ReturnType<typeof figures>>) =>
      list.map(({ value, status, revision }) => [value, status, revision])
    expect(said(await figures())).toEqual([['38.9', 'revised', 2]])
    expect(said(await figures(first?.recordedAt ?? null))).toEqual([['38.2', 'provisional', 1]])
    const indicator = await readTenant(app.db, place.id, (trx) => findIndicator(trx, code))
    const revisions = await readTenant(app.db, place.id, (trx) =>
      listRevisions(trx, { indicatorId: indicator?.id ?? 0, areaCode: homeArea, period: academicYear(2015) }),
    )
    expect(revisions).toHaveLength(2)
  })

  // Take-up of early education by two-year-olds, Halton, 2018.
  it('9. a percentage over 100 is real, and is kept without a question', async () => {
    const place = await newTenant(app)
    const { code } = await anIndicator(app, place.id, { periodKind: 'calendar-year' })
    const text = `indicator_code,area_code,period,value\n${code},${homeArea},2018,130.2`
    expect(done(await importText(app, place.id, text))).toMatchObject({ added: 1, findings: [] })
  })

  it('10. joint owners, an owner that is a role, and a baseline in words are kept as written', async () => {
    const place = await newTenant(app)
    const owners = ['Owner B', 'Owner C', 'Chair of Safer Harrow']
    for (const baseline of ['2/22', '06/07', 'Profiles to be established']) {
      const { code } = await anIndicator(app, place.id, { baseline, owners })
      const stored = await readTenant(app.db, place.id, (trx) => findIndicator(trx, code))
      expect(stored).toMatchObject({ baseline, owners })
    }
  })

  it('11. shares that were rounded add up to what they say, 99.9, and are never forced to 100', () => {
    expect(sum(number('33.3'), number('33.3'), number('33.3'))).toBe('99.9')
  })

  it('12. a council without a figure has no rank: it is not last, and is not counted', () => {
    expect(ranks([38.2, null, 41, 36])).toEqual([2, null, 1, 3])
    expect(standing([38.2, null, 41, 36], 1)).toBeNull()
    expect(standing([38.2, null, 41, 36], 3)).toMatchObject({ rank: 3, of: 3 })
    expect(ranks([1, 2, 2, 4], { polarity: 'low' })).toEqual([1, 2, 2, 4])
  })
})
