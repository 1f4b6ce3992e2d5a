import { describe, expect, it } from 'vitest'
import { readChosen } from './read-chosen.ts'

const read = (boxes: readonly (readonly [string, string])[]) =>
  readChosen(
    boxes.map(([name, value]): [string, FormDataEntryValue] => [name, value]),
    ['NI192', 'HBC.1'],
  )

describe('the choice between a workbook and what others saved', () => {
  it('is read box by box', () => {
    const chosen = read([
      ['version', '4'],
      ['NI192.typed', '38.2'],
      ['NI192.answer', 'nil'],
      ['HBC.1.cause', 'Bins\r\nand skips'],
      ['key-issues', 'Snow'],
      ['take', 'NI192'],
      ['take', 'key-issues'],
    ])
    expect(chosen).toEqual({
      version: 4,
      lines: new Map([
        ['NI192', { typed: '38.2', answer: 'nil' }],
        ['HBC.1', { cause: 'Bins\nand skips' }],
      ]),
      keyIssues: 'Snow',
      taken: new Set(['NI192', 'key-issues']),
      unknown: [],
    })
  })

  it('has no box for another return, another part or an answer that is none', () => {
    const names = ['NI999.typed', 'NI192.enteredBy', 'NI192', 'state']
    expect(read(names.map((name) => [name, 'x'] as const)).unknown).toEqual(names)
    expect(read([['NI192.answer', 'maybe']]).unknown).toEqual(['NI192.answer'])
  })
})
