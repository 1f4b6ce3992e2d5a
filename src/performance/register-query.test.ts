import { describe, expect, it } from 'vitest'
import { linkTo, withPart } from './addresses.ts'
import { filtersIn, readRegisterQuery } from './register-query.ts'

const known = { sets: ['NI', 'local'], departments: ['waste'] }
const read = (search: string) => readRegisterQuery(new URLSearchParams(search), known)

describe('the address of the register', () => {
  it('is read part by part', () => {
    const { query, ignored } = read('q= recycled &set=NI&department=waste&status=red&page=2')
    expect(query).toEqual({ search: 'recycled', set: 'NI', department: 'waste', status: 'red', page: 2 })
    expect(ignored).toEqual([])
    expect(filtersIn(query)).toBe(4)
  })

  it('names what it does not understand and goes on without it', () => {
    const { query, ignored } = read('set=nope&department=%00&status=toString&page=0')
    expect(query).toEqual({ search: '', set: null, department: null, status: null, page: 1 })
    expect(ignored.map(([name]) => name)).toEqual(['set', 'department', 'status', 'page'])
    expect(filtersIn(query)).toBe(0)
  })
})

describe('a link', () => {
  it('carries the date along, after a query of its own', () => {
    const links = { base: '/halton', query: '?as-at=2008-11-14' }
    expect(linkTo(links, '/indicators/NI192')).toBe('/halton/indicators/NI192?as-at=2008-11-14')
    expect(linkTo(links, '/scorecards/HSP?period=q2-2008-09')).toBe(
      '/halton/scorecards/HSP?period=q2-2008-09&as-at=2008-11-14',
    )
    expect(linkTo({ base: '/halton', query: '' }, '/indicators')).toBe('/halton/indicators')
  })

  it('changes one part of the page’s own address', () => {
    const page = { path: '/halton/indicators', search: '?q=a%26b&page=3&as-at=2008-11-14' }
    expect(withPart(page, 'page', '4')).toBe('/halton/indicators?q=a%26b&as-at=2008-11-14&page=4')
    expect(withPart(page, 'page', null, 'q')).toBe('/halton/indicators?as-at=2008-11-14')
    expect(withPart({ path: '/x', search: '' }, 'sort', null)).toBe('/x')
  })
})
