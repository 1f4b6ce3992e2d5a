import { describe, expect, it } from 'vitest'
import { base32 } from './base32.ts'
import { codeAt, otpauthAddress, stepAt, stepOfCode } from './totp.ts'

const secret = Buffer.from('12345678901234567890')
const at = (seconds: number): Date => new Date(seconds * 1000)

describe('a code', () => {
  // RFC 6238, appendix B, the rows of SHA-1.
  it.each([
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ])('at second %i is %s', (seconds, code) => {
    expect(codeAt(secret, stepAt(at(seconds)), 8)).toBe(code)
    expect(codeAt(secret, stepAt(at(seconds)))).toBe(code.slice(2))
  })

  it('is good for the step it belongs to and the two beside it', () => {
    const code = codeAt(secret, 1000)
    const found = [998, 999, 1000, 1001, 1002].map((step) => stepOfCode(secret, code, at(step * 30 + 15)))
    expect(found).toEqual([undefined, 1000, 1000, 1000, undefined])
  })

  it.each(['', '000000', '94287082', ' 287082', 'abcdef', '２８７０８２'])('is not %j', (typed) => {
    expect(stepOfCode(secret, typed, at(59))).toBeUndefined()
  })

  it('comes from a secret that an app can be given', () => {
    expect(otpauthAddress(secret, 'a b@example.gov.uk', 'Through: line')).toBe(
      'otpauth://totp/Through%3A%20line:a%20b%40example.gov.uk?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Through%3A%20line',
    )
  })
})

describe('base 32', () => {
  // RFC 4648 §10, without the padding.
  it.each([
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ])('writes %j as %j', (text, written) => {
    expect(base32(Buffer.from(text))).toBe(written)
  })
})
