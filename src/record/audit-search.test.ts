import { describe, expect, it } from 'vitest'
import { auditQuery, isSearching, readAuditSearch } from './audit-search.ts'

const read = (text: string) => readAuditSearch(new URLSearchParams(text))

describe('a search of the record', () => {
  it('is read from the address and written back as it was', () => {
    const { search, ignored } = read('words=Waste+Director&kind=return&from=2008-10-01&to=2008-10-31')
    expect(ignored).toEqual([])
    expect(search).toEqual({
      words: 'Waste Director',
      kind: 'return',
      action: '',
      from: '2008-10-01',
      to: '2008-10-31',
    })
    expect(auditQuery(search, 17)).toBe(
      '?words=Waste+Director&kind=return&from=2008-10-01&to=2008-10-31&before=17',
    )
  })

  it.each(['2008-02-30', '14/11/2008', '2008-1-1', 'yesterday'])(
    'leaves out the day %s and says so',
    (day) => {
      const { search, ignored } = read(`from=${encodeURIComponent(day)}`)
      expect([search.from, ignored]).toEqual(['', ['from']])
      expect(isSearching(search)).toBe(false)
    },
  )

  it('of nothing has no query', () => {
    expect(auditQuery(read('').search)).toBe('')
  })
})
