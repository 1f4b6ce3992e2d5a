import { describe, expect, it } from 'vitest'
import { absenceSentence } from './absence-sentence.ts'
import { checkFormula } from './check-formula.ts'
import { faultOf, formulaOf, run } from './testing/formula-of.ts'
import { absenceReasons, absent } from './value.ts'
import { formulaWords } from './words.ts'

const { findings } = formulaWords('en')
const sentence = (text: string): string => {
  const finding = faultOf(text) ?? checkFormula(formulaOf(text).expression, () => undefined)[0]
  return finding ? findings[finding.code](finding.args) : ''
}

describe('the sentences about a formula', () => {
  it.each([
    ['', 'Enter the formula, like pct([A], [B]).'],
    [
      '[A] + * [B]',
      'Character 7: * stands where there should be a number, a code in square brackets, a function or an opening bracket.',
    ],
    ['([A] [B])', 'Character 6: [B] stands where there should be a closing bracket ).'],
    ['pct([A]', 'Character 4: the ( that opens here is never closed.'],
    [
      '[A] *',
      'Character 6: the formula ends where there should be a number, a code in square brackets, a function or an opening bracket.',
    ],
    ['[A] ÷ [B]', 'Character 5: write / instead of ÷.'],
    ['pct([A])', 'Character 1: pct takes 2 values.'],
    ['sum()', 'Character 1: sum takes 1 value or more.'],
    ['round()', 'Character 1: round takes 1 to 2 values.'],
    ['risksAtOrAbove()', 'Character 1: risksAtOrAbove takes 1 to 2 values.'],
    [
      '2 + constructor',
      'Character 5: constructor is not known. The code of an indicator stands in square brackets, like [NI192].',
    ],
    ['[NI1]', 'Character 1: there is no indicator NI1.'],
    ['\u200b1', 'Character 1: U+200B has no meaning in a formula. Take it out.'],
  ])('%j', (text, expected) => {
    expect(sentence(text)).toBe(expected)
  })

  it('quote hardly anything of a hostile text, and nothing that cannot be seen', () => {
    expect(sentence(`[${'x'.repeat(500)}]`).length).toBeLessThan(130)
    expect(sentence('[\u202ecode]')).toBe(
      'Character 1: "\ufffdcode" is not the code of an indicator. Codes look like NI192.',
    )
  })

  it('name the place, whatever is wrong', () => {
    const faults = [
      '[A] +',
      '1e5',
      "'a",
      '%',
      'x',
      'x()',
      '[?]',
      '[A, x]',
      '[A, prev, prev]',
      'pct(1)',
      '1 < 2',
      '('.repeat(60),
    ]
    for (const fault of faults) expect(sentence(fault)).toMatch(/^Character \d+: /)
  })

  it.each(absenceReasons)('there is a reason for %s', (reason) => {
    expect(absenceSentence(absent(reason, '[NI192]'), 'en')).toContain('[NI192]')
  })

  it('a reason names the part of the formula that it is about', () => {
    const { absence } = run('pct([A], [B] - [C])', { A: '1', B: '2', C: '2' })
    expect(absence && absenceSentence(absence, 'en')).toBe(
      '[B] - [C] is 0, so there is nothing to divide by.',
    )
  })
})
