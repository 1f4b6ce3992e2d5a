import { render } from 'svelte/server'
import { describe, expect, it } from 'vitest'
import SectionList from '../SectionList.svelte'
import type { Section } from '../sections.ts'
import { returnWords } from '../words.ts'

const words = returnWords('en')

describe('the sections of a return that came back', () => {
  const section = (slug: Section['slug'], codes: readonly string[]): Section => ({
    slug,
    kind: slug === 'yours' ? 'yours' : 'other-indicators',
    owner: null,
    codes,
    status: 'completed',
    needs: 0,
  })

  it('say how many of their figures are asked about, and the others say nothing of it', () => {
    const { body } = render(SectionList, {
      props: {
        sections: [section('yours', ['A', 'B', 'C']), section('other-indicators', ['D'])],
        here: '/returns/waste/q2-2008-09',
        isChecked: false,
        words,
        asked: ['A', 'C'],
      },
    })
    const hints = [...body.matchAll(/task-list__hint"[^>]*>([^]*?)<\/div>/g)].map(([, hint = '']) =>
      hint.replace(/<!--.*?-->/g, '').trim(),
    )
    expect(hints).toEqual(['3 figures, 2 queries', '1 figure'])
  })
})
