import { render } from 'svelte/server'
import { describe, expect, it } from 'vitest'
import CommentaryBlock from './CommentaryBlock.svelte'
import FiguresTable from './FiguresTable.svelte'
import IndicatorTabs from './IndicatorTabs.svelte'
import KeyToMarks from '../indicators/KeyToMarks.svelte'
import RevisionsTable from './RevisionsTable.svelte'
import StatusLine from '../indicators/StatusLine.svelte'
import { anAssessment } from '../indicators/testing/an-assessment.ts'
import WhyThisStatus from './WhyThisStatus.svelte'

const hostile = '"><script>alert(1)</script><b>'
const links = { base: '/halton', query: '?as-at=2008-11-14' }
const assessment = anAssessment({
  indicator: { title: hostile, unit: hostile, ownerPost: hostile, source: hostile },
  now: '38.2',
  before: '37.0',
  target: '39.0',
})
const shown = (body: string): string => body.replace(/<!--.*?-->/g, '')

describe('components with text that means harm', () => {
  const all: [string, string][] = [
    ['StatusLine', render(StatusLine, { props: { assessment, sentence: hostile, figureHref: '/x' } }).body],
    ['WhyThisStatus', render(WhyThisStatus, { props: { assessment } }).body],
    [
      'CommentaryBlock',
      render(CommentaryBlock, {
        props: {
          assessment,
          commentary: { cause: hostile, action: hostile, forecast: hostile, by: hostile, at: new Date(0) },
        },
      }).body,
    ],
    [
      'FiguresTable',
      render(FiguresTable, { props: { assessments: [assessment], areaName: hostile, links } }).body,
    ],
    [
      'RevisionsTable',
      render(RevisionsTable, {
        props: {
          rows: [{ number: '1', value: hostile, when: hostile, who: hostile, why: hostile, isInForce: true }],
        },
      }).body,
    ],
  ]
  it.each(all)('%s shows it as text', (_, body) => {
    expect(body).toContain('&lt;script>')
    expect(body).not.toContain('<script')
  })
})

describe('the line of a figure', () => {
  const plain = anAssessment({ now: '38.2', before: '37.0', target: '39.0' })
  it('has value, status and direction, the value leading to its page', () => {
    const { body } = render(StatusLine, { props: { assessment: plain, sentence: 'Up.', figureHref: '/f' } })
    expect(shown(body)).toMatch(/<a class="[^"]*" href="\/f">38.2%<\/a>/)
    expect(body).toContain('Close to target')
    expect(body).toContain('Better')
  })
  it('shows no number and no direction where there is none', () => {
    const { body } = render(StatusLine, { props: { assessment: anAssessment({}), sentence: 'None.' } })
    expect(body).not.toContain('line__value')
    expect(body).not.toContain('Not compared')
    expect(body).toContain('Missing')
  })
})

describe('the parts around it', () => {
  it('opens the reasons where a link points at #why', () => {
    expect(shown(render(WhyThisStatus, { props: { assessment } }).body)).toMatch(
      /<details[^>]*>.*<div id="why">/s,
    )
  })
  it('says where a commentary is owed and none was given', () => {
    const owed = anAssessment({ now: '30.0', target: '39.0' })
    expect(render(CommentaryBlock, { props: { assessment: owed, commentary: null } }).body).toContain(
      'No commentary was given',
    )
  })
  it('marks the tab it stands on and carries date and period to the others', () => {
    const body = shown(render(IndicatorTabs, { props: { code: 'NI192', current: 'data', links } }).body)
    expect(body).toMatch(/href="\/halton\/indicators\/NI192\/data\?as-at=2008-11-14" aria-current="page"/)
    expect(body.match(/aria-current/g)).toHaveLength(1)
  })
  it('spells the signs out, and has no key where there are none', () => {
    expect(render(KeyToMarks, { props: { signs: ['provisional'] } }).body).toContain('[p] provisional')
    expect(render(KeyToMarks, { props: { signs: [] } }).body).not.toContain('Key to marks')
  })
})
