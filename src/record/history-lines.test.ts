import { render } from 'svelte/server'
import { describe, expect, it } from 'vitest'
import type { Entry } from './entry.ts'
import { changesIn, historyLine } from './history-lines.ts'
import Timeline from './Timeline.svelte'
import { recordWords } from './words.ts'

const words = recordWords('en')
const entry: Entry = {
  sequence: 7,
  at: '2008-10-28T15:00:00.000Z',
  personId: 1,
  personName: 'Waste Director',
  actingRole: 'operational-director',
  action: 'return-accepted',
  subjectKind: 'return',
  subject: 'waste/q2-2008-09',
  before: { state: 'submitted' },
  after: {
    state: 'accepted',
    figures: { count: 2, digest: 'ab12' },
    values: { NI192: '36.2', NI193: 'not-due' },
  },
  reason: '',
  requestId: 'r',
}

describe('an entry of the record as a reader sees it', () => {
  it('says when, who and as what, what changed from what to what, and why', () => {
    expect(historyLine({ ...entry, reason: 'Checked' }, words)).toEqual({
      sequence: 7,
      at: new Date('2008-10-28T15:00:00.000Z'),
      who: 'Waste Director',
      as: 'operational-director',
      what: 'The return was accepted and its figures signed off',
      changes: [
        { field: 'State', before: 'submitted', after: 'accepted' },
        { field: 'Figures, number', before: null, after: '2' },
        { field: 'Figure, NI192', before: null, after: '36.2' },
        { field: 'Figure, NI193', before: null, after: 'not-due' },
      ],
      why: 'Checked',
    })
  })

  it('leaves out what did not change, what is empty, and what only proves', () => {
    const before = { name: 'Halton', helpPhone: '1', sha256: 'a', note: '' }
    const after = { name: 'Halton', helpPhone: '2', sha256: 'b', note: null }
    expect(changesIn({ before, after }, words)).toEqual([
      { field: 'Help by telephone', before: '1', after: '2' },
    ])
  })

  it('counts a long list and cuts a long text', () => {
    const [list, text] = changesIn(
      {
        before: null,
        after: { list: Array.from({ length: 54 }, (_, i) => `C${i}`), text: 'x'.repeat(10_000) },
      },
      words,
    )
    expect(list?.after).toMatch(/^C0, C1, .* and 42 more$/)
    expect(text?.after).toHaveLength(301)
  })

  it('names what it has no word for as it is', () => {
    expect(historyLine({ ...entry, action: 'toString' }, words).what).toBe('toString')
    expect(changesIn({ before: null, after: { toString: 'x' } }, words)[0]?.field).toBe('toString')
  })

  it('takes what a room can tell better', () => {
    const told = [{ field: 'Figure for Q2', before: null, after: '36.2%' }]
    expect(historyLine(entry, words, told).changes).toEqual(told)
  })
})

describe('the timeline', () => {
  const roles = { 'operational-director': 'Operational director' }
  const shown = (entries: readonly Entry[]): string =>
    render(Timeline, { props: { lines: entries.map((one) => historyLine(one, words)), roles } })
      .body.replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')

  it('tells each entry in words', () => {
    const text = shown([entry])
    expect(text).toContain('28 October 2008, 3pm, Waste Director, acting as Operational director')
    expect(text).toContain('State: submitted → accepted')
    expect(text).toContain('Figure, NI192: 36.2')
    expect(text).toContain('Entry 7 of the record')
  })

  it('says so where nothing has happened', () => {
    expect(shown([])).toContain('No changes since it was created.')
  })

  it('shows what means harm as text', () => {
    const hostile = '<script>alert(1)</script>'
    const { body } = render(Timeline, {
      props: {
        lines: [
          historyLine(
            { ...entry, reason: hostile, personName: hostile, before: null, after: { [hostile]: hostile } },
            words,
          ),
        ],
        roles,
      },
    })
    expect(body).toContain('&lt;script')
    expect(body).not.toContain('<script')
  })

  it('names a dozen of many changes and counts the others', () => {
    const after = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`F${i}`, 'x']))
    expect(shown([{ ...entry, before: null, after }])).toContain('and 28 more')
  })
})
