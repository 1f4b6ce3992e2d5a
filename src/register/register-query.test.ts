import { describe, expect, it } from 'vitest'
import { linkTo, withPart } from '../performance/addresses.ts'
import { filtersIn, ownerText, readRegisterQuery } from './register-query.ts'

const known = { sets: ['NI', 'local'], departments: ['waste'], owners: ['Waste Manager'] }
const read = (search: string) => readRegisterQuery(new URLSearchParams(search), known)

describe('the address of the register', () => {
  it('is read part by part', () => {
    const { query, ignored } = read(
      'q= recycled &set=NI&department=waste&status=red&owner=Waste+Manager&due=late&sort=-gap&page=2',
    )
    expect(query).toEqual({
      search: 'recycled',
      set: 'NI',
      department: 'waste',
      status: 'red',
      owner: { post: 'Waste Manager' },
      due: 'late',
      sort: { by: 'gap', isDescending: true },
      page: 2,
    })
    expect(ignored).toEqual([])
    expect(filtersIn(query)).toBe(6)
  })

  it('names what it does not understand and goes on without it', () => {
    const address = 'set=nope&department=%00&status=toString&owner=Nobody&due=soon&sort=toString&page=0'
    const { query, ignored } = read(address)
    expect(query).toEqual(read('').query)
    expect(ignored.map(([name]) => name)).toEqual([
      'set',
      'department',
      'status',
      'owner',
      'due',
      'sort',
      'page',
    ])
    expect(filtersIn(query)).toBe(0)
  })

  it('knows the two owners that are no posts', () => {
    expect(['none', 'left'].map((owner) => read(`owner=${owner}`).query.owner)).toEqual([
      { standing: 'none' },
      { standing: 'left' },
    ])
    expect(['none', 'Waste Manager'].map((owner) => ownerText(read(`owner=${owner}`).query.owner))).toEqual([
      'none',
      'Waste Manager',
    ])
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
