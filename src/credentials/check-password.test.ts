import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkPassword } from './check-password.ts'

const context = ['Halton Borough Council', 'Performance Manager', 'jo.bloggs@halton.example.gov.uk']
const alone = { field: 'password', hasSecondFactor: false, context }
const codes = (password: string, hasSecondFactor = false): string[] =>
  [...checkPassword(password, { ...alone, hasSecondFactor })].map(({ code }) => code)

describe('a password', () => {
  it.each([
    ['fourteen signs', 'vexing bugle q', ['password-too-short']],
    ['fifteen', 'vexing bugle qp', []],
    ['one hundred and twenty-eight', 'vexing bugle qp '.repeat(8), []],
    ['one more', `${'vexing bugle qp '.repeat(8)}z`, ['password-too-long']],
    ['none', '', ['password-missing']],
  ])('alone has 15 to 128 signs: %s', (_, password, told) => {
    expect(codes(password)).toEqual(told)
  })

  it('beside a second factor has 8 or more', () => {
    expect([codes('xvq bug', true), codes('xvq bugl', true)]).toEqual([['password-too-short'], []])
  })

  it('counts signs of any script, however they are put together', () => {
    expect(codes('ŵyneb llŷn môr x')).toEqual([])
    expect(codes('👪🐎🌳🌊🎻🧭🪁🥁🪴🛶🧩🪜🫖🧶🪡')).toEqual([])
    expect(codes('e\u0301'.repeat(14))).toEqual(['password-too-short'])
  })

  it.each([
    'password1234567',
    'P@ssw0rdP@ssw0rd',
    'Password!!!!!!!!!',
    'welcome2026welcome',
    'LiverpoolFootball2026!',
    'qwertyuiop12345',
    '1qaz2wsx3edc4rfv',
    'aaaaaaaaaaaaaaaaaa',
    'abcabcabcabcabcabc',
    '123456789012345678',
    '2026-11-14 2026-11-15',
    'september2026!!!',
    'HaltonCouncil2026',
    'throughline-throughline',
    'JoBloggs-JoBloggs-99',
    'Performance Manager 1',
    'letmeinletmein!1',
    'zyxwvutsrqponmlkj',
  ])('that everybody tries is refused: %s', (password) => {
    expect(codes(password)).toEqual(['password-known'])
  })

  it.each([
    'correct horse battery staple',
    'three wet otters sing',
    'Sunshine rainbow coffee tram',
    'tr0ub4dor&3 over hill',
    'gwdihŵ ar y goeden',
    'the canal froze in 1895',
    'kX9#vLq2$mNw7@zR',
  ])('of one’s own is taken: %s', (password) => {
    expect(codes(password)).toEqual([])
  })

  it('is never judged by its capitals, figures or signs', () => {
    const letters = fc.array(fc.constantFrom(...Array.from('bdfhjkmqvxz')), { minLength: 15, maxLength: 60 })
    fc.assert(
      fc.property(letters, (signs) => {
        const password = signs.join('')
        fc.pre(!/(.)\1\1|(..)\2\2|(...)\3\3/.test(password))
        expect(codes(password)).toEqual([])
      }),
    )
  })

  it('without end is answered at once', () => {
    expect(codes('a'.repeat(900_000))).toEqual(['password-too-long'])
  })
})
