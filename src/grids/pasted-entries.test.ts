import { describe, expect, it } from 'vitest'
import type { Decimal } from '../kernel/decimal.ts'
import type { EntryRow } from './entry-row.ts'
import { entryWords } from './entry-words.ts'
import { pastedEntries } from './pasted-entries.ts'

const row = (code: string, standing: Partial<EntryRow['standing']> = null): EntryRow => ({
  indicator: { id: 1, code, title: code, unit: '%', decimals: 1, kind: 'rate', levels: [] },
  lastFive: [],
  lastFivePeriods: [],
  expected: null,
  totalBefore: null,
  standing: standing && {
    value: '38' as Decimal,
    mark: 'ok',
    note: 'As counted',
    revision: 3,
    by: null,
    at: new Date(0),
    signedBy: null,
    returnOf: null,
    ...standing,
  },
})
const rows = [row('NI192'), row('NI193', { signedBy: 'A director' }), row('NI195.a', {})]
const words = entryWords('en').instead

const paste = (text: string, seen: Record<string, number> = {}) => {
  const sheet = text.split('\n').map((line) => line.split('\t'))
  const { entries, findings } = pastedEntries(sheet, rows, { words, seen })
  return {
    entries: entries.map(({ code, value, instead, note, seen: of }) => [code, value, instead, note, of]),
    findings: findings.map(({ code, args }) => ({ code, ...args })),
  }
}

describe('cells of a sheet', () => {
  it('of one column fill the rows that are open, from the top', () => {
    expect(paste('38.2\n41\n').entries).toEqual([
      ['NI192', '38.2', '', '', 0],
      ['NI195.a', '41', '', 'As counted', 3],
    ])
    expect(paste('\n41').entries).toEqual([['NI195.a', '41', '', 'As counted', 3]])
    expect(paste('1\n2\n3')).toEqual({
      entries: [],
      findings: [{ code: 'entry-paste-too-many', lines: 3, rows: 2 }],
    })
  })

  it('with codes in front go where they belong, whatever their order; unknown ones are named', () => {
    expect(paste('ni195.a\t41\tRecounted\nNI192\t\nNI999\t3\nNI998\t4')).toEqual({
      entries: [['NI195.a', '41', '', 'Recounted', 3]],
      findings: [{ code: 'entry-paste-unknown', codes: 'NI999, NI998' }],
    })
  })

  it('under headings are read by them, and what the sheet was made with is known', () => {
    expect(
      paste(
        [
          'Title\tIndicator code\tValue\tMark\tComment\tRevision',
          'Waste\tNI192\t38.2\t\tOne week\t0',
          'Litter\tNI195.a\t\tsuppressed\t\t2',
          'Landfill\tNI193\t63\t\t\t',
        ].join('\n'),
      ).entries,
    ).toEqual([
      ['NI192', '38.2', '', 'One week', 0],
      ['NI195.a', '', 'suppressed', 'As counted', 2],
      ['NI193', '63', '', 'As counted', 3],
    ])
  })

  it.each([
    ['Nothing to report', 'nil'],
    ['not due', 'not-due'],
    ['[c]', 'suppressed'],
    ['-', 'missing'],
    ['n/a', 'missing'],
  ])('may say %s instead of a value', (text, mark) => {
    expect(paste(`NI192\t${text}`).entries).toEqual([['NI192', '', mark, '', 0]])
  })

  it('of a scale are read by its levels first', () => {
    const graded = {
      ...row('G'),
      indicator: { ...row('G').indicator, kind: 'ordinal', levels: ['C', 'B', 'A'] },
    } as const
    const { entries } = pastedEntries([['G', 'c']], [graded], { words, seen: {} })
    expect(entries).toMatchObject([{ value: 'c', instead: '' }])
  })

  it('know the revision that the page showed', () => {
    expect(paste('NI195.a\t41', { 'NI195.a': 1 }).entries).toEqual([['NI195.a', '41', '', 'As counted', 1]])
  })

  it('that are empty are said to be', () => {
    expect(paste(' \n\t').findings).toEqual([{ code: 'entry-paste-empty' }])
  })
})
