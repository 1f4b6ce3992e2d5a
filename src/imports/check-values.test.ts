import { describe, expect, it } from 'vitest'
import { checkValues, isFigure, type Catalogue } from './check-values.ts'
import { readValuesFile } from './values-file.ts'
import { importWords } from './words.ts'

const catalogue: Catalogue = {
  periodKindOf: (code) =>
    ({ NI192: 'quarter', 'HSP-14': 'quarter', PERSABS: 'academic-year', BVPI: undefined })[code] as
      'quarter' | undefined,
  areaOf: (code) => (code === 'E06000006' ? code : null),
  isPercentage: (code) => code === 'NI192',
  isDerived: (code) => code === 'HSP-14',
}
const columns =
  'indicator_code,area_code,period,value,numerator,denominator,lower,upper,status,mark,comment,source,title,area_name,polarity'
const good = 'NI192,E06000006,2008/09 Q2,38.2'

/** A file of these lines under the heading; a line may leave its last cells out. */
function check(...lines: readonly string[]) {
  const wanted = columns.split(',').length
  const padded = lines.map((line) => line + ','.repeat(Math.max(0, wanted - line.split(',').length)))
  const items = [...checkValues(readValuesFile([columns, ...padded].join('\n')).rows, catalogue)]
  const figures = items.filter(isFigure)
  const findings = items.flatMap((item) => (isFigure(item) ? [] : [item]))
  return {
    figures,
    findings,
    told: findings.map(({ line, field, code, severity }) => `${line} ${field} ${code} ${severity}`),
  }
}

const long = (length: number): string => 'x'.repeat(length)
// The line at fault is always the third of the file, between two good ones.
const faults: readonly (readonly [line: string, told: string])[] = [
  [',E06000006,2008/09 Q2,1', '3 indicator_code indicator-blank error'],
  ['NI999,E06000006,2008/09 Q2,1', '3 indicator_code indicator-unknown error'],
  ['ni192,E06000006,2008/09 Q2,1', '3 indicator_code indicator-unknown error'],
  ['HSP-14,E06000006,2008/09 Q2,1', '3 indicator_code indicator-derived error'],
  ['NI192,,2008/09 Q2,1', '3 area_code area-blank error'],
  ['NI192,E99,2008/09 Q2,1', '3 area_code area-unknown error'],
  ['NI192,E06000006,,1', '3 period period-blank error'],
  ['NI192,E06000006,Q5 2008/09,1', '3 period period-unreadable error'],
  ['NI192,E06000006,2008/10 Q1,1', '3 period period-unreadable error'],
  ['NI192,E06000006,soon,1', '3 period period-unreadable error'],
  ['NI192,E06000006,2008-09,1', '3 period period-two-readings error'],
  ['PERSABS,E06000006,2008,1', '3 period period-two-readings error'],
  ['NI192,E06000006,2008/09 Q1,about forty', '3 value not-a-number error'],
  ['NI192,E06000006,2008/09 Q1,=cmd()', '3 value not-a-number error'],
  ['NI192,E06000006,2008/09 Q1,1e5', '3 value not-a-number error'],
  ['NI192,E06000006,2008/09 Q1,NaN', '3 value not-a-number error'],
  ['NI192,E06000006,2008/09 Q1,0x10', '3 value not-a-number error'],
  ['NI192,E06000006,2008/09 Q1,constructor', '3 value not-a-number error'],
  ['NI192,E06000006,2008/09 Q1,38.2\u0007', '3 value not-a-number error'],
  [`NI192,E06000006,2008/09 Q1,${'9'.repeat(41)}`, '3 value not-a-number error'],
  ['NI192,E06000006,2008/09 Q1,1,x', '3 numerator not-a-number error'],
  ['NI192,E06000006,2008/09 Q1,1,,x', '3 denominator not-a-number error'],
  ['NI192,E06000006,2008/09 Q1,1,,,x', '3 lower not-a-number error'],
  ['NI192,E06000006,2008/09 Q1,1,,,,x', '3 upper not-a-number error'],
  ['NI192,E06000006,2008/09 Q1,1,,,2,1', '3 lower limits-crossed error'],
  ['NI192,E06000006,2008/09 Q1,1,,,,,draft', '3 status status-unknown error'],
  ['NI192,E06000006,2008/09 Q1,1,,,,,,secret', '3 mark mark-unknown error'],
  ['NI192,E06000006,2008/09 Q1,1,,,,,,suppressed', '3 mark mark-with-value error'],
  ['NI192,E06000006,2008/09 Q1,1,,,,,,nil', '3 mark mark-with-value error'],
  ['NI192,E06000006,2008/09 Q1,,,,,,,ok', '3 mark mark-without-value error'],
  ['NI192,E06000006,2008/09 Q1,,,,,,,', '3 value blank-value note'],
  ['NI192,E06000006,2008/09 Q1,104.0,104,100', '3 numerator numerator-above-denominator note'],
  [`NI192,E06000006,2008/09 Q1,1,,,,,,,${long(10_001)}`, '3 comment text-too-long error'],
  [`NI192,E06000006,2008/09 Q1,1,,,,,,,,${long(10_001)}`, '3 source text-too-long error'],
  [`NI192,E06000006,2008/09 Q1,1,,,,,,,,,${long(10_000)}`, '3 title text-too-long error'],
  [`NI192,E06000006,2008/09 Q1,1,,,,,,,,,,${long(10_000)}`, '3 area_name text-too-long error'],
  ['NI192,E06000006,2008/09 Q1,1,,,,,,,,,,,upwards', '3 polarity polarity-unknown note'],
  [good.replace('38.2', '38.3'), '3 period twice-in-file error'],
  [`${good}0`, '3 period twice-in-file-alike note'],
]

describe('a line of a file of values', () => {
  it.each(faults)('%#: %s', (line, told) => {
    const { told: found, figures } = check(good, line, 'NI192,E06000006,2008/09 Q4,1')
    expect(found).toEqual([told])
    const isKept = told.endsWith('note') && !told.includes('twice')
    expect(figures.map((figure) => figure.line)).toEqual(isKept ? [2, 3, 4] : [2, 4])
  })

  it('has a sentence for every fault', () => {
    const { findings } = importWords('en')
    for (const code of new Set(faults.map(([, told]) => told.split(' ')[2] ?? ''))) {
      const say = findings[code as keyof typeof findings] as (args: Record<string, string>) => string
      expect(say({ readings: 'x', most: 'x', first: 'x', mark: 'x' })).toMatch(/^[A-Z“].{20,}[.]$/)
    }
  })

  it('tells all its faults at once, in the order of its columns', () => {
    expect(check('NI999,E99,soon,many,x,,3,2,draft').told).toEqual([
      '2 indicator_code indicator-unknown error',
      '2 area_code area-unknown error',
      '2 period period-unreadable error',
      '2 value not-a-number error',
      '2 numerator not-a-number error',
      '2 status status-unknown error',
      '2 lower limits-crossed error',
    ])
  })

  it('is asked which period is meant, with its readings', () => {
    const [finding] = check('NI192,E06000006,2008-09,1').findings
    expect(finding?.args).toEqual({ readings: '2008/09 or September 2008' })
    expect(check('PERSABS,E06000006,2008,1').findings[0]?.args).toEqual({
      readings: 'school year 2007/08 or school year 2008/09',
    })
  })

  it('is quoted in its finding, cut short where it is long', () => {
    const [finding] = check(`NI192,E06000006,2008/09 Q2,${long(10_000)}`).findings
    expect(finding?.value).toBe(long(200))
  })

  it('names the line that said something else first', () => {
    expect(check(good, good.replace('38.2', '38.3')).findings[0]?.args).toEqual({ first: 2 })
  })
})

describe('blank, nought, nil, suppressed and not due', () => {
  const answers: readonly (readonly [value: string, mark: string, value: string | null, mark: string])[] = [
    ['0', '', '0', 'ok'],
    ['0.0', '', '0.0', 'ok'],
    ['nil', '', '0', 'nil'],
    ['NIL', '', '0', 'nil'],
    ['', 'nil', '0', 'nil'],
    ['0', 'nil', '0', 'nil'],
    ['', '', null, 'missing'],
    ['-', '', null, 'missing'],
    ['..', '', null, 'missing'],
    ['n/a', '', null, 'missing'],
    ['', 'missing', null, 'missing'],
    ['[c]', '', null, 'suppressed'],
    ['*', '', null, 'suppressed'],
    ['', 'suppressed', null, 'suppressed'],
    ['[z]', '', null, 'not-applicable'],
    ['not due', '', null, 'not-due'],
    ['', 'not-due', null, 'not-due'],
    ['', 'not-comparable', null, 'not-comparable'],
    ['38.20', 'ok', '38.20', 'ok'],
    ['"1,250.50"', '', '1250.50', 'ok'],
    ['.5', '', '0.5', 'ok'],
    ['−3', '', '-3', 'ok'],
    ['38.2%', '', '38.2', 'ok'],
  ]
  it.each(answers)('"%s" with mark "%s" is %s, %s', (typed, named, value, mark) => {
    const row = `NI192,E06000006,2008/09 Q2,${typed},,,,,,${named},,,,,`
    const items = [...checkValues(readValuesFile(`${columns}\n${row}`).rows, catalogue)]
    expect(items.filter((item) => !isFigure(item) && item.severity === 'error')).toEqual([])
    expect(items.find(isFigure)).toMatchObject({ value, mark })
  })
})
