import { render } from 'svelte/server'
import { describe, expect, it } from 'vitest'
import { quarter } from '../kernel/period.ts'
import { anAssessment } from '../indicators/testing/an-assessment.ts'
import { cardRows } from './card-rows.ts'
import type { CardQuery } from './card-query.ts'
import type { ScorecardRow } from './scorecard.ts'
import ScorecardBand from './ScorecardBand.svelte'
import { columnCount, tableRows } from './table-rows.ts'
import { scorecardWords } from './words.ts'

const hostile = '"><script>alert(1)</script>'
const judged = anAssessment({
  indicator: { title: hostile, unit: hostile },
  now: '38.2',
  before: '37.0',
  target: '39.0',
})
const row: ScorecardRow = {
  objective: hostile,
  indicatorId: 1,
  owner: hostile,
  baseline: hostile,
  quarters: [
    { period: quarter(2008, 1), value: { text: '37.0%', sign: null }, isRecorded: true },
    { period: quarter(2008, 2), value: { text: '38.2', sign: 'provisional' }, isRecorded: true },
    { period: quarter(2008, 3), value: { text: '', sign: 'not-due' }, isRecorded: false },
    { period: quarter(2008, 4), value: { text: '', sign: 'not-applicable' }, isRecorded: false },
  ],
  judged,
  forecast: null,
  hasCommentary: true,
}
const links = { base: '/halton', query: '?as-at=2008-11-14' }

function band(
  query: Partial<CardQuery> = {},
  rows: readonly ScorecardRow[] = [row, { ...row, baseline: '' }],
): string {
  return render(ScorecardBand, {
    props: {
      id: 'band-1',
      heading: hostile,
      rows: tableRows(
        cardRows(rows, { links, periodLabel: 'Q2 2008/09' }, 'en'),
        !query.sort,
        scorecardWords('en'),
      ),
      query: { sort: null, status: null, owner: null, hasAllColumns: false, ...query },
      sortHref: (by: string) => `?sort=${by}`,
    },
  }).body.replace(/<!--.*?-->/g, '')
}

describe('a band of a scorecard', () => {
  it('has the thirteen columns, sorted by links', () => {
    const head = /<thead.*?<\/thead>/s.exec(band())?.[0] ?? ''
    expect(
      [...head.matchAll(/<th .*?<\/th>/gs)].map(([cell]) => cell.replace(/<[^>]+>/g, '').trim()),
    ).toEqual([
      'Measure',
      'Baseline',
      'Q1',
      'Q2',
      'Q3',
      'Q4',
      'Target',
      'Actual',
      'Status',
      'Direction',
      'Forecast',
      'Owner',
      'Comment',
    ])
    expect(head.match(/href="\?sort=/g)).toHaveLength(5)
    expect(band({ sort: { by: 'owner', isDescending: true } })).toMatch(/aria-sort="descending"/)
  })

  it('keeps a baseline as it was written, and says where it is to be set', () => {
    expect(band()).toContain('To be set')
    expect(cardRows([{ ...row, baseline: '2/22' }], { links, periodLabel: '' }, 'en')[0]?.baseline).toBe(
      '2/22',
    )
  })

  it('has a cell for every column in every row', () => {
    const rows = /<tbody.*?<\/tbody>/s.exec(band())?.[0].split('<tr>').slice(1) ?? []
    const widths = rows.map((row) =>
      row.includes('colspan')
        ? Number(/colspan="(\d+)"/.exec(row)?.[1])
        : (row.match(/<t[dh]/g)?.length ?? 0),
    )
    expect(widths).toEqual([columnCount, columnCount, columnCount])
    expect(band().match(/<th scope="col"/g)).toHaveLength(columnCount)
  })

  it('says why a quarter has no figure, and leads from every figure to its page', () => {
    const [first] = cardRows([row], { links, periodLabel: 'Q2 2008/09' }, 'en')
    const texts = first?.quarters.map((quarter) => quarter.toString().replace(/<[^>]+>/g, ''))
    expect(texts).toEqual(['37.0%', '38.2&nbsp;[p]', '[nd]', '[z]'])
    expect(first?.quarters[0]?.toString()).toContain(
      'href="/halton/figures/NI192/E06000006/q1-2008-09?as-at=2008-11-14"',
    )
    expect(first?.period).toBeNull()
    expect(cardRows([row], { links, periodLabel: 'Q3 2008/09' }, 'en')[0]?.period).toBe('Q2 2008/09')
  })

  it('names an objective once, while the card is in its own order', () => {
    expect(band().match(/card__objective/g)).toHaveLength(1)
    expect(band({ sort: { by: 'title', isDescending: false } })).not.toContain('card__objective')
  })

  it('shows what means harm as text', () => {
    expect(band()).toContain('&lt;script')
    expect(band()).not.toContain('<script')
  })

  it('can be scrolled by the keyboard, under its own name', () => {
    expect(band()).toMatch(/role="region" aria-labelledby="band-1" tabindex="0"/)
    expect(band()).toMatch(/<h2 [^>]*id="band-1"/)
  })
})
