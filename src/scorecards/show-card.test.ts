import { describe, expect, it } from 'vitest'
import { anAssessment } from '../indicators/testing/an-assessment.ts'
import { quarter } from '../kernel/period.ts'
import type { CardQuery } from './card-query.ts'
import type { LoadedScorecard, ScorecardRow } from './scorecard.ts'
import { showCard } from './show-card.ts'

const judged = anAssessment({ now: '38.2', before: '37.0', target: '39.0' })
const row: ScorecardRow = {
  objective: 'Clean streets',
  indicatorId: 1,
  owner: 'Waste Manager',
  baseline: '',
  quarters: [{ period: quarter(2008, 4), value: { text: '', sign: 'not-due' }, isRecorded: false }],
  judged,
  forecast: null,
  hasCommentary: false,
}
const aCard = (own: Partial<ScorecardRow> = {}): LoadedScorecard => ({
  code: 'HSPB',
  title: 'Card',
  body: '',
  period: quarter(2008, 2),
  areaCode: 'E06000006',
  bands: [
    { perspective: 'People', rows: [{ ...row, ...own }] },
    { perspective: 'Money', rows: [{ ...row, owner: 'Treasurer' }] },
  ],
})
const asCard: CardQuery = { sort: null, status: null, owner: null, hasAllColumns: false }
const links = { base: '/halton', query: '' }
const show = (card: LoadedScorecard, query: Partial<CardQuery> = {}, own: Partial<typeof links> = {}) =>
  showCard(card, { ...asCard, ...query }, { ...links, ...own }, 'en')
const text = (shown: ReturnType<typeof show>): string =>
  shown.bands.map(({ rows }) => rows.toString()).join('')

describe('a card in words and marks', () => {
  it('is written once for the same card and question', () => {
    const card = aCard()
    expect(show(card)).toBe(show(card))
    expect(show(aCard())).not.toBe(show(card))
    expect(show(card, { hasAllColumns: true })).toBe(show(card))
  })

  it('is written anew for every other question', () => {
    const card = aCard()
    expect(text(show(card))).toContain('href="/halton/indicators/NI192"')
    expect(text(show(card, {}, { base: '/harrow' }))).toContain('href="/harrow/indicators/NI192"')
    expect(text(show(card, {}, { query: '?as-at=2008-11-14' }))).toContain('?as-at=2008-11-14')
    expect(text(show(card, { sort: { by: 'title', isDescending: false } }))).not.toContain('card__objective')
    expect(text(showCard(card, asCard, links, 'en-XA'))).not.toBe(text(show(card)))
    expect(text(show(aCard({ owner: 'Somebody else' })))).toContain('Somebody else')
  })

  it('counts all measures, whichever were asked for, and leaves out bands without any', () => {
    const shown = show(aCard(), { owner: 'Treasurer' })
    expect([shown.shown, shown.count]).toEqual([1, 2])
    expect(shown.bands.map(({ id, heading }) => [id, heading])).toEqual([
      ['band-2', 'Money – 0 of 1 rated on target'],
    ])
    expect(shown.owners).toEqual(['Treasurer', 'Waste Manager'])
    expect(show(aCard(), { status: 'red' }).bands).toEqual([])
  })

  it('has the glyph of every status that a row names, and the signs of its figures', () => {
    const shown = show(aCard())
    const named = [...text(shown).matchAll(/href="#(glyph-[a-z-]+)"/g)].map(([, id]) => id)
    expect(named).toEqual(['glyph-amber', 'glyph-amber'])
    expect(shown.glyphs.toString()).toContain('id="glyph-amber"')
    expect(shown.signs).toEqual(['not-due'])
  })
})
