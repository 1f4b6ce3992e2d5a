import { render } from 'svelte/server'
import { describe, expect, it } from 'vitest'
import { lineChart } from './line-chart.ts'
import ShowFigure from './ShowFigure.svelte'
import { elementsOf, readXml, textOf } from './testing/read-xml.ts'

const figure = lineChart({
  id: 'f',
  title: 'Recycling <b>rises</b>',
  subtitle: 'Waste recycled, %',
  summary: 'Up 1.2 points.',
  source: 'waste returns, as at 14 November 2008',
  periods: ['Q1', 'Q2'],
  form: { decimals: 1 },
  actual: { label: 'Halton', points: [{ value: 1 }, { value: 2 }] },
})
const words = { showAsTable: 'Show as table', source: 'Source', csv: 'Download' }

describe('ShowFigure', () => {
  const { body } = render(ShowFigure, {
    props: { figure, words, href: '/figures/1', csvHref: '/figures/1.csv' },
  })
  const shown = readXml(body.replace(/<!--[\s\S]*?-->/g, '').trim())

  it('prints title, both drawings, sentence, source and the table', () => {
    expect(elementsOf(shown, 'svg').map(({ attributes }) => attributes.class)).toEqual([
      'chart chart--wide',
      'chart chart--narrow',
    ])
    expect(textOf(shown)).toContain('Up 1.2 points.')
    expect(textOf(shown)).toContain('Source: waste returns, as at 14 November 2008')
    expect(elementsOf(shown, 'summary').map(textOf)).toEqual(['Show as table'])
    const cells = elementsOf(shown, 'tr').map((row) =>
      [...elementsOf(row, 'th'), ...elementsOf(row, 'td')].map(textOf),
    )
    expect(cells).toEqual([figure.table.head, ...figure.table.rows])
    expect(elementsOf(shown, 'th').map(({ attributes }) => attributes.scope)).toEqual([
      'col',
      'col',
      'row',
      'row',
    ])
  })

  it('shows marked-up words as words, and leads to the figure and its file', () => {
    expect(elementsOf(shown, 'b')).toEqual([])
    expect(elementsOf(shown, 'a').map(({ attributes }) => attributes.href)).toEqual([
      '/figures/1',
      '/figures/1.csv',
    ])
  })
})
