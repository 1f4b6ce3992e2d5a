import { describe, expect, it } from 'vitest'
import { checkNothingUnsent, checkStepWords } from './check-step-words.ts'
import { readLineQueries } from './line-query.ts'
import { openQuery } from './open-query.ts'

const query = { commentMissing: 'query-comment-missing' } as const
const said = (comment: string, lines: Readonly<Record<string, string>> = {}) => ({
  comment,
  lines: new Map(Object.entries(lines)),
})
const faults = (...asked: Parameters<typeof checkStepWords>) =>
  [...checkStepWords(...asked)].map(({ field, code }) => [field, code])

describe('a form with a box for each line', () => {
  it('asks about the lines whose boxes have words, whatever the code looks like', () => {
    const boxes: [string, string][] = [
      ['NI192.query', ' Since April?\r\nOr July? '],
      ['NI193.query', '  '],
      ['HBC-1.a.query', 'Why?'],
      ['comment', 'All of it'],
      ['version', '3'],
    ]
    expect([...readLineQueries(boxes)]).toEqual([
      ['NI192', 'Since April?\nOr July?'],
      ['HBC-1.a', 'Why?'],
    ])
  })
})

describe('the words of a query', () => {
  it('are of the whole return, of a line, or of both, and there are some', () => {
    expect(faults(query, said(''), ['A'])).toEqual([['comment', 'query-comment-missing']])
    for (const words of [said('Why?'), said('', { A: 'Why?' }), said('Why?', { A: 'Why?' })])
      expect(faults(query, words, ['A'])).toEqual([])
  })

  it('are about lines that the return has, and of a length that is read; every fault is told at once', () => {
    const long = 'x'.repeat(4_001)
    expect(faults(query, said(long, { A: long, B: 'Why?', C: 'Why?' }), ['A', 'C'])).toEqual([
      ['comment', 'text-too-long'],
      ['A.query', 'text-too-long'],
      ['B.query', 'query-line-unknown'],
    ])
  })

  it('are not lost to a button that does not send them', () => {
    expect([...checkNothingUnsent(said(''))]).toEqual([])
    expect([...checkNothingUnsent(said('Why?', { A: 'Why?' }))].map(({ field }) => field)).toEqual([
      'comment',
      'A.query',
    ])
  })
})

describe('a query', () => {
  it('is open until the return is sent again', () => {
    const [submit, asked] = [{ step: 'submit' as const }, { step: 'query' as const }]
    expect(openQuery([])).toBeNull()
    expect(openQuery([submit, asked])).toBe(asked)
    expect(openQuery([submit, asked, submit])).toBeNull()
  })
})
