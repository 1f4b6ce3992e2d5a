import { describe, expect, it } from 'vitest'
import { writeCsv } from '../paper/csv.ts'
import { historyFile } from './history-file.ts'
import { answers, everything, isFiltered, readHistoryQuery } from './history-query.ts'

const read = (search: string) => readHistoryQuery(new URLSearchParams(search))

describe('the search of a history', () => {
  it('is read part by part, and a day that is none is named', () => {
    expect(read('kind=formula-set&who=Auditor&from=2008-04-01&to=31+March')).toEqual({
      query: { kind: 'formula-set', who: 'Auditor', from: '2008-04-01', to: '' },
      ignored: [['to', '31 March']],
    })
    expect([isFiltered(read('').query), isFiltered(read('who=x').query)]).toEqual([false, true])
  })

  it('finds by kind, post and days, both counted', () => {
    const entry = { action: 'formula-set', personName: 'Auditor', day: '2008-04-01' }
    const found = (part: Partial<typeof everything>): boolean => answers({ ...everything, ...part }, entry)
    expect([found({}), found({ kind: 'formula-set' }), found({ who: 'Auditor' })]).toEqual([true, true, true])
    expect([found({ from: '2008-04-01' }), found({ to: '2008-04-01' })]).toEqual([true, true])
    expect([found({ from: '2008-04-02' }), found({ to: '2008-03-31' })]).toEqual([false, false])
    expect([found({ kind: 'x' }), found({ who: 'auditor' })]).toEqual([false, false])
  })
})

describe('a history as a file', () => {
  it('has a line for each thing that was changed, and one for a change that tells no more', () => {
    const line = {
      sequence: 7,
      at: new Date('2008-11-14T17:05:00Z'),
      who: 'Waste Manager',
      as: 'collator',
      what: 'Figures were entered',
      why: '=Why',
    }
    const changes = [
      { field: 'Figure', before: '1', after: '2' },
      { field: 'Target', before: null, after: '3' },
    ]
    const lines = [
      { ...line, changes },
      { ...line, sequence: 3, changes: [] },
    ]
    const [, ...rows] = historyFile(lines, { collator: 'Collator' }, 'en').trimEnd().split('\r\n')
    const row = (sequence: number, ...said: string[]) =>
      writeCsv([
        [sequence, '2008-11-14 5:05pm', 'Waste Manager', 'Collator', line.what, ...said, '=Why'],
      ]).trimEnd()
    expect(rows).toEqual([row(7, 'Figure', '1', '2'), row(7, 'Target', '', '3'), row(3, '', '', '')])
  })
})
