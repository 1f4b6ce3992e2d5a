import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { absenceSentence } from './absence-sentence.ts'
import { reckonFormula } from './evaluate.ts'
import { decimalFrom } from './fraction.ts'
import { isShareOfCounts } from './is-share-of-counts.ts'
import { countOf, systemFunctions, type SystemFunctions } from './system-functions.ts'
import { formulaOf, run, told } from './testing/formula-of.ts'
import { absent, isAbsent } from './value.ts'
import { formulaWords } from './words.ts'

const counts = (numerator: number, denominator: number, apart = 0) => ({
  numerator: countOf(numerator),
  denominator: countOf(denominator),
  apart,
})

describe('the functions of the system', () => {
  // Havering 2013: "38 of 46 (83%) green" out of 50 measured.
  it('% of indicators green is of those rated; the rest stands beside it', () => {
    const system: SystemFunctions = { percentGreen: () => counts(38, 46, 4) }
    expect(told('round(percentGreen())', {}, system)).toBe('83')
    const value = reckonFormula(formulaOf('percentGreen() * 46'), () => absent('missing'), system)
    expect(isAbsent(value) ? value : decimalFrom(value)).toBe('3800')
    expect(run('percentGreen()', {}, system).counts).toEqual({ numerator: '38', denominator: '46', apart: 4 })
  })

  // Harrow Strategic Partnership scorecard: a baseline of "2/22".
  it('risks at or above a threshold are a count that keeps how many there are', () => {
    const asked: unknown[] = []
    const system: SystemFunctions = {
      risksAtOrAbove: (...given) => {
        asked.push(given)
        return counts(2, 22)
      },
    }
    expect(run("risksAtOrAbove(20, 'HSP')", {}, system)).toMatchObject({
      value: '2',
      counts: { numerator: '2', denominator: '22' },
    })
    expect(asked).toEqual([['20', 'HSP']])
    expect(run('risksAtOrAbove(20)', {}, { risksAtOrAbove: () => counts(0, 0) }).value).toBe('0')
  })

  it('variance from profiled spend is (actual − profiled) ÷ profiled × 100', () => {
    const spend = (actual: number, profiled: number): SystemFunctions => ({
      spendVariance: () => counts(actual, profiled),
    })
    expect(told("spendVariance('Safer Harrow')", {}, spend(90, 120))).toBe('-25')
    expect(told("spendVariance('Safer Harrow')", {}, spend(150, 120))).toBe('25')
    expect(told("spendVariance('Safer Harrow')", {}, spend(150, 0))).toBe(
      "zero-denominator of spendVariance('Safer Harrow')",
    )
  })

  it('members are held against the community in points', () => {
    const system: SystemFunctions = {
      percentMembers: () => counts(6, 40),
      percentCommunity: () => counts(41, 100),
    }
    expect(told("percentMembers('BME', 'HSP') - percentCommunity('BME')", {}, system)).toBe('-26')
  })

  it('say why they have no answer', () => {
    const system: SystemFunctions = { percentMembers: () => absent('suppressed') }
    expect(told("percentMembers('under 25')", {}, system)).toBe("suppressed of percentMembers('under 25')")
    expect(told('percentGreen()', {}, { percentGreen: () => counts(0, 0, 50) })).toBe(
      'zero-denominator of percentGreen()',
    )
  })

  it.each(Object.keys(systemFunctions))(
    '%s whose room does not exist says that it is not available yet',
    (name) => {
      const args = { percentGreen: '', percentOnTime: '', risksAtOrAbove: '20' }[name] ?? "'a'"
      const { value, absence, counts: none } = run(`${name}(${args})`)
      expect({ value, none, reason: absence?.reason }).toEqual({
        value: null,
        none: null,
        reason: 'not-available-yet',
      })
      const why = formulaWords('en').notYet[name as keyof typeof systemFunctions]
      expect(absence && absenceSentence(absence, 'en')).toBe(`Not available yet: ${why}.`)
    },
  )

  it('are asked once for what a formula says twice', () => {
    let asked = 0
    const system: SystemFunctions = { percentGreen: () => counts(++asked, 10) }
    expect(told('percentGreen() - percentGreen()', {}, system)).toBe('0')
    expect(asked).toBe(1)
  })
})

/** The measures of Harrow's scorecard that are worked out, by what they measure. */
const formulasOfCard: Readonly<Record<string, (indicator: string) => string>> = {
  'variance from profile': (indicator) => `spendVariance("${indicator}")`,
  'equality composition': (indicator) => `percentMembers("${indicator}", 'HSP')`,
  survey: (indicator) => `percentAgree("${indicator}")`,
  'derived from statuses': (indicator) =>
    indicator.includes('green') ? 'percentGreen()' : `percentStretchOnTrack("${indicator}")`,
  'project completion': () => "percentComplete('plan')",
  'count from risk register': () => 'risksAtOrAbove(20)',
}

describe("Harrow's scorecard", () => {
  it('has a formula for every measure that is not a rating', () => {
    const file = join(import.meta.dirname, '../../../shared/data/seeds/harrow-hsp-scorecard.csv')
    const rows: Record<string, string>[] = existsSync(file)
      ? parse(readFileSync(file, 'utf8'), { columns: true })
      : []
    for (const row of rows.filter(({ measure_kind_interpreted: kind }) => kind !== 'ordinal rating')) {
      const write = formulasOfCard[row['measure_kind_interpreted'] ?? '']
      expect(formulaOf(write?.(row['indicator'] ?? '') ?? '').systemCalls).toHaveLength(1)
    }
  })
})

describe('limits stand beside a percentage of counts only', () => {
  it.each([
    ['pct([people], [all])', true],
    ['round(pct([people] + [others], sum([all], [rest])), 1)', true],
    ['pct(countIf([people] > 1), count([people], [all]))', true],
    ["percentAgree('views')", true],
    ['pct([pounds], [budget])', false],
    ['pct([people] * 2, [all])', false],
    ['pct([people], 100)', false],
    ['[people] / [all] * 100', false],
    ["spendVariance('a')", false],
    ['risksAtOrAbove(20)', false],
  ])('%s: %s', (text, expected) => {
    const people = ['people', 'others', 'all', 'rest']
    expect(isShareOfCounts(formulaOf(text).expression, ({ code }) => people.includes(code))).toBe(expected)
  })
})
