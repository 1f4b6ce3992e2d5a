import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formulaLimits } from './limits.ts'
import { formulaText } from './formula-text.ts'
import { parseFormula } from './parse-formula.ts'
import { faultOf, formulaOf } from './testing/formula-of.ts'

const read = (text: string): string => formulaText(formulaOf(text).expression)
const fault = (text: string): string => {
  const found = faultOf(text)
  return found ? `${found.code} at ${found.at}` : 'none'
}

describe('a formula is read', () => {
  it.each([
    ['([actual] - [profiled]) / [profiled] * 100', '([actual] - [profiled]) / [profiled] * 100'],
    ['((([A])))', '[A]'],
    ['[A]+[B]*[C]', '[A] + [B] * [C]'],
    ['([A]+[B])*[C]', '([A] + [B]) * [C]'],
    ['[A]-([B]-[C])', '[A] - ([B] - [C])'],
    ['([A]-[B])-[C]', '[A] - [B] - [C]'],
    ['[A]/([B]/[C])', '[A] / ([B] / [C])'],
    ['- ( [A] + 1 )', '-([A] + 1)'],
    ['2 * -[A]', '2 * -[A]'],
    ['.5 * [A]', '0.5 * [A]'],
    ['SUM([A],[B])', 'sum([A], [B])'],
    ['IF([A]>=5,[B],0)', 'if([A] >= 5, [B], 0)'],
    ['countif([A] <> 0, [B] = 1)', 'countIf([A] <> 0, [B] = 1)'],
    ['[ NI192 , Same Quarter  Last Year ]', '[NI192, same period last year]'],
    ['[NI192, year to date, numerator]', '[NI192, numerator, year to date]'],
    ['[A,prev]\n+\u00a0[B,denominator]', '[A, prev] + [B, denominator]'],
    ['round([A])+round([A], 2)', 'round([A]) + round([A], 2)'],
    ['risksAtOrAbove(20, "King\'s register")', 'risksAtOrAbove(20, "King\'s register")'],
    ["percentAgree('12')", "percentAgree('12')"],
    ['percentGreen()', 'percentGreen()'],
  ])('%s', (text, spelt) => {
    expect(read(text)).toBe(spelt)
    expect(read(spelt)).toBe(spelt)
  })
})

describe('a fault is told with its place', () => {
  it.each([
    ['', 'formula-blank at 1'],
    ['   ', 'formula-blank at 4'],
    ['[A] +', 'expected at 6'],
    ['[A] + * [B]', 'expected at 7'],
    ['[A] [B]', 'expected at 5'],
    ['[A] ) ', 'expected at 5'],
    ['(2 + [A]', 'not-closed at 1'],
    ['2 + [A', 'not-closed at 5'],
    ["percentAgree('views)", 'not-closed at 14'],
    ['sum([A], )', 'expected at 10'],
    ['sum([A] [B])', 'expected at 9'],
    ['pct([A])', 'arguments-wanted at 1'],
    ['1 + pct([A], [B], [C])', 'arguments-wanted at 5'],
    ['sum()', 'arguments-wanted at 1'],
    ['percentStretchOnTrack()', 'arguments-wanted at 1'],
    ['pct', 'expected at 4'],
    ['[A] < [B]', 'wrong-kind at 1'],
    ['if([A], 1, 2)', 'wrong-kind at 4'],
    ['if([A] < [B] < [C], 1, 2)', 'one-comparison at 14'],
    ['sum([A] < [B])', 'wrong-kind at 5'],
    ['round([A], [B])', 'wrong-kind at 12'],
    ['round([A], 9)', 'wrong-kind at 12'],
    ['round([A], 1.5)', 'wrong-kind at 12'],
    ['round([A], 1 + 1)', 'expected at 14'],
    ['risksAtOrAbove([A])', 'wrong-kind at 16'],
    ["risksAtOrAbove('20')", 'wrong-kind at 16'],
    ['percentMembers(25)', 'wrong-kind at 16'],
    ["'text' + 1", 'expected at 1'],
    ['1,000 + 2', 'expected at 2'],
    ['sum(1,000)', 'number-unreadable at 7'],
    ['1e5', 'number-unreadable at 1'],
    ['0x10', 'number-unreadable at 1'],
    ['1.2.3', 'number-unreadable at 1'],
    ['123456789012345678901234', 'number-unreadable at 1'],
    ['12.', 'number-unreadable at 1'],
    ['[A, prev, prev]', 'qualifier-twice at 1'],
    ['[A, next]', 'qualifier-unknown at 1'],
    ['[]', 'code-unreadable at 1'],
    ['[A B]', 'code-unreadable at 1'],
    ['\ud83d\ude00 + 1', 'character-unknown at 1'],
    ['1 + \ud83d\ude00 + %', 'character-unknown at 5'],
    ["percentAgree('\ud83d\ude00') + %", 'character-unknown at 21'],
  ])('%j is refused: %s', (text, expected) => {
    expect(fault(text)).toBe(expected)
  })

  it('with the offending word and what was expected', () => {
    expect(faultOf('[A] + * [B]')?.args).toEqual({ at: 7, found: '*', wanted: 'value' })
    expect(faultOf('[A] [B]')?.args).toEqual({ at: 5, found: '[B]', wanted: 'operator' })
    expect(faultOf('(1 + 2')?.args).toEqual({ at: 1, found: '(' })
    expect(faultOf('sum(1; 2)')?.args).toEqual({ at: 6, found: ';' })
  })

  it.each([
    ['[A] × [B]', '*'],
    ['[A] ÷ [B]', '/'],
    ['[A] − [B]', '-'],
    ['[A] – [B]', '-'],
    ['[A] ＋ [B]', '+'],
    ['[A] ≥ [B]', '>='],
    ['[A] != [B]', '<>'],
    ['[A] == [B]', '='],
    ['[A] ** [B]', '*'],
  ])('%s: the sign of a word processor is not guessed but named', (text, write) => {
    expect(faultOf(text)).toMatchObject({ code: 'write-instead', at: 5, args: { write } })
  })
})

describe('nothing but the grammar is read', () => {
  it.each([
    '__proto__',
    'constructor',
    'toString()',
    'constructor("return 1")()',
    'hasOwnProperty(1)',
    '[A].constructor',
    '[A]["constructor"]',
    '[__proto__]',
    '[A, __proto__]',
    '[A, constructor]',
    '[A] = 5',
    'A = 5',
    'x := 1',
    '() => 1',
    'this',
    'new Date()',
    '`${1}`',
    '${1}',
    '1; 2',
    '[A] && [B]',
    '[A] ? 1 : 2',
    '2 ^ 3',
    '2 ! ',
    '5 %',
    'import("fs")',
    'sum.call([A])',
    'sum([A])([B])',
    'sum(...[A])',
    '\u202e[A] + 1',
    '[A]\u200b+ 1',
    '[А] + 1',
    '\ud800',
    '\u0000',
    '１ + ２',
    '[A] // 1',
    '[A] /* 1 */',
    '=SUM(A1:A2)',
    "percentAgree('a\u0000b')",
    "percentAgree('two\nlines')",
  ])('%j', (text) => {
    const found = faultOf(text)
    expect(found?.at).toBeGreaterThanOrEqual(1)
    expect(found?.at).toBeLessThanOrEqual(Array.from(text).length + 1)
  })

  it('a code that is a word of JavaScript is a code like any other', () => {
    expect(read('[constructor] + [toString]')).toBe('[constructor] + [toString]')
  })

  it('any text is read or refused at a place within it', () => {
    const word = fc.constantFrom(
      ...['[A]', '[B, prev]', '+', '-', '*', '/', '(', ')', ',', '1', '2.5', 'sum(', 'if(', '<', '>=', ' '],
      ...["'x'", 'pct(', '[', ']', '%', '×', '\ud83d\ude00', 'countIf(', 'percentGreen(', '.', '__proto__'],
    )
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.array(word).map((words) => words.join('')),
    )
    fc.assert(
      fc.property(text, (source) => {
        const parsed = parseFormula(source)
        if (parsed.is === 'formula')
          return read(formulaText(parsed.expression)) === formulaText(parsed.expression)
        return parsed.findings.every(({ at }) => at >= 1 && at <= Array.from(source).length + 1)
      }),
    )
  })
})

describe('limits hold before anything is computed', () => {
  const nest = (open: string, inside: string, close: string, times: number): string =>
    open.repeat(times) + inside + close.repeat(times)

  it.each([
    ['20,000 brackets', nest('(', '1', ')', 20_000)],
    ['20,000 opening brackets', '('.repeat(20_000)],
    ['a million characters', '1+'.repeat(500_000)],
    ['20,000 square brackets', '['.repeat(20_000)],
    ['a million blanks', ' '.repeat(1_000_000)],
  ])('%s', (_, text) => {
    expect(faultOf(text)).toMatchObject({ code: 'too-long', at: 2001, args: { most: 2000 } })
  })

  it.each([
    ['brackets', '(', '1', ')', 51],
    ['signs', '-', '1', '', 51],
    ['functions', 'sum(', '1', ')', 201],
    ['conditions', 'if(1<', '1', ',1,1)', 251],
    ['brackets that are never closed', '(', '', '', 51],
  ])('%s within one another', (_, open, inside, close, at) => {
    expect(faultOf(nest(open, inside, close, 50))?.code).not.toBe('too-deep')
    expect(faultOf(nest(open, inside, close, 51))).toMatchObject({ code: 'too-deep', at })
  })

  it('brackets side by side are not within one another', () => {
    expect(faultOf(Array(100).fill('(1)').join('+'))).toBeUndefined()
  })

  it('parts', () => {
    expect(faultOf(Array(250).fill('1').join('+'))).toBeUndefined()
    expect(faultOf(Array(251).fill('1').join('+'))).toMatchObject({ code: 'too-many-parts' })
  })

  it('different figures', () => {
    const codes = (count: number): string => Array.from({ length: count }, (_, at) => `[N${at}]`).join('+')
    expect(faultOf(codes(formulaLimits.references))).toBeUndefined()
    expect(faultOf(codes(formulaLimits.references + 1))).toMatchObject({
      code: 'too-many-references',
      at: 591,
    })
    expect(faultOf(Array(200).fill('[A]').join('+'))).toBeUndefined()
  })
})
