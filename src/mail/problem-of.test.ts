import { describe, expect, it } from 'vitest'
import { nextTry, restOfServer } from './next-try.ts'
import { problemOf } from './problem-of.ts'

const fault = (more: object): Error => Object.assign(new Error('fault'), more)

describe('what went wrong with a message', () => {
  it.each([
    [{ code: 'ESOCKET' }, 'unreachable', 'server', false],
    [{ code: 'ETIMEDOUT', command: 'CONN' }, 'unreachable', 'server', false],
    [{ code: 'EDNS' }, 'unreachable', 'server', false],
    [{ code: 'EAUTH', responseCode: 535 }, 'sign-in-refused', 'server', false],
    [{ code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 553 }, 'sender-refused', 'server', false],
    [{ code: 'EENVELOPE', command: 'RCPT TO', responseCode: 550 }, 'refused', 'message', true],
    [{ code: 'EENVELOPE', command: 'RCPT TO', responseCode: 451 }, 'refused-for-now', 'message', false],
    [{ code: 'EMESSAGE', command: 'DATA', responseCode: 554 }, 'refused', 'message', true],
    [{ code: 'EMESSAGE', command: 'DATA', responseCode: 421 }, 'unreachable', 'server', false],
    [{}, 'other', 'message', false],
  ] as const)('%j is %s, of the %s', (facts, code, of, isFinal) => {
    expect(problemOf(fault(facts))).toMatchObject({ code, of, isFinal })
  })

  it('keeps what the server said on one line, and not without end', () => {
    const { reply } = problemOf(
      fault({ code: 'EMESSAGE', responseCode: 554, response: `554 no\r\n${'x'.repeat(999)}` }),
    )
    expect(reply).toHaveLength(200)
    expect(reply).not.toMatch(/[\r\n]/)
  })

  it('is anything else where it is no error of the library', () => {
    expect(problemOf('broken')).toEqual({ code: 'other', of: 'message', isFinal: false, reply: '' })
  })
})

describe('the next try', () => {
  it('comes after 1, 2, 4, 8 and from then on 15 minutes', () => {
    const now = new Date('2026-11-16T10:00:00Z')
    const minutes = [1, 2, 3, 4, 5, 9, 99].map((n) => (nextTry(n, now).getTime() - now.getTime()) / 60_000)
    expect(minutes).toEqual([1, 2, 4, 8, 15, 15, 15])
  })

  it('leaves a mail server that is down for two minutes at most', () => {
    expect([1, 2, 3, 4, 5, 6, 500].map(restOfServer)).toEqual([
      5_000, 10_000, 20_000, 40_000, 80_000, 120_000, 120_000,
    ])
  })
})
