import { render } from 'svelte/server'
import { describe, expect, it } from 'vitest'
import type { Indicator } from '../figures/indicator.ts'
import { anIndicator, anObservation } from '../indicators/testing/an-assessment.ts'
import AreaFigures from './AreaFigures.svelte'
import { standingOf, type AreaFigure } from './standing.ts'

const hostile = '"><script>alert(1)</script><b>'
const figures: readonly AreaFigure[] = [
  { area: { code: 'own', name: hostile, kind: '' }, observation: anObservation('1') },
  { area: { code: 'other', name: 'Other', kind: '' }, observation: anObservation('0') },
  { area: { code: 'none', name: 'Nobody', kind: '' }, observation: null },
]
const body = (own: Partial<Indicator>): string => {
  const indicator = anIndicator({ decimals: 0, ...own })
  const chart = {
    id: 'areas',
    title: hostile,
    period: hostile,
    summary: hostile,
    source: hostile,
    indicator,
    standing: standingOf(figures, 'own', indicator),
    ownCode: 'own',
    lines: [],
  }
  return render(AreaFigures, {
    props: { chart, figureWords: { showAsTable: 'Show as table', source: 'Source' } },
  }).body.replace(/<!--.*?-->/g, '')
}

describe('the figures of areas', () => {
  it.each([{}, { kind: 'yes-no' as const, unit: '' }])('of %j show hostile names as text', (own) => {
    expect(body(own)).not.toContain('<script')
  })

  it('are a chart with its table', () => {
    expect(body({})).toContain('<svg')
    expect(body({})).toMatch(/Nobody<\/th><td[^>]*>no figure/)
  })

  it('that are words are a table alone', () => {
    const worded = body({ kind: 'yes-no', unit: '' })
    expect(worded).not.toContain('<svg')
    expect(worded).toContain('Yes')
    expect(worded).toContain('no figure')
  })
})
