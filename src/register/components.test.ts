import { render } from 'svelte/server'
import { describe, expect, it } from 'vitest'
import { anAssessment } from '../indicators/testing/an-assessment.ts'
import ChosenForm from './ChosenForm.svelte'
import RegisterFilters from './RegisterFilters.svelte'
import RegisterTable from './RegisterTable.svelte'
import type { Sort } from './sort-register.ts'

const hostile = '"><script>alert(1)</script><b>'
const links = { base: '/halton', query: '?as-at=2008-11-14' }
const assessment = anAssessment({
  indicator: { title: hostile, unit: hostile, ownerPost: hostile, source: hostile },
  now: '38.2',
  before: '37.0',
  target: '39.0',
})
const shown = (body: string): string => body.replace(/<!--.*?-->/g, '')
const table = (sort: Sort | null = null, chosen: readonly string[] | null = []): string => {
  const sortHref = (text: string): string => `?sort=${text}`
  const props = {
    rows: [assessment],
    caption: hostile,
    periodShown: 'Q1 2008/09',
    links,
    sort,
    sortHref,
    chosen,
  }
  return shown(render(RegisterTable, { props }).body)
}

describe('components with text that means harm', () => {
  const nothing = { department: null, status: null, owner: null, due: null, sort: null, page: 1 }
  const all: [string, string][] = [
    ['RegisterTable', table()],
    [
      'RegisterFilters',
      render(RegisterFilters, {
        props: {
          query: { ...nothing, search: hostile, set: hostile },
          sets: [hostile],
          departments: [{ code: hostile, name: hostile }],
          owners: [hostile],
          action: '/x',
          kept: [['as-at', hostile]],
        },
      }).body,
    ],
    [
      'ChosenForm',
      render(ChosenForm, {
        props: {
          mayChange: true,
          sets: [hostile],
          fileHref: '/x',
          actionOf: (name: string) => `?/${name}`,
          given: { newOwner: hostile, newSet: hostile },
          told: { problems: [{ field: 'newOwner', text: hostile }], sentence: null },
        },
      }).body,
    ],
  ]
  it.each(all)('%s shows it as text', (_, body) => {
    expect(body).toContain('&lt;script>')
    expect(body).not.toContain('<script')
  })
})

describe('the table of the register', () => {
  it('leads from each row to its figure and its indicator', () => {
    const body = table()
    expect(body).toContain('href="/halton/indicators/NI192?as-at=2008-11-14"')
    expect(body).toContain('href="/halton/figures/NI192/E06000006/q2-2008-09?as-at=2008-11-14"')
    expect(body).toContain('Q2 2008/09')
  })

  it('sorts by its headings, the sorted one the other way round', () => {
    const body = table({ by: 'gap', isDescending: true })
    expect(body.match(/aria-sort="descending"/g)).toHaveLength(1)
    expect(body).toContain('href="?sort=gap"')
    expect(body).toContain('href="?sort=title"')
    expect(table()).toContain('href="?sort=-gap"')
    expect(table()).not.toContain('aria-sort')
  })

  it('has a choice for each row, with the version that was shown', () => {
    expect(table(null, ['NI192/1'])).toMatch(/name="chosen"[^>]*value="NI192\/1"[^>]*checked/)
    expect(table(null, null)).not.toContain('type="checkbox"')
  })
})
