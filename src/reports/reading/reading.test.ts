import { describe, expect, it } from 'vitest'
import type { Block, PaperTree } from '../../paper/tree.ts'
import { readingOf } from './reading.ts'

const heading = (text: string): Block => ({ kind: 'heading', level: 1, text })
const said = (text: string): Block => ({ kind: 'paragraph', runs: [text] })
const key: Block = { kind: 'keyToMarks', title: 'Key', marks: [{ mark: '[p]', meaning: 'provisional' }] }
const table: Block = { kind: 'table', caption: 'Table', columns: [{ label: 'Code' }], rows: [['signed']] }
const tree: PaperTree = {
  title: 'Report',
  place: 'Halton',
  asAt: 'as at 14 November 2008',
  language: 'en-GB',
  meta: { author: 'Halton', created: '2008-11-14T17:00:00Z' },
  hasContents: true,
  blocks: [
    said('before'),
    heading('Summary'),
    said('short'),
    {
      kind: 'landscape',
      blocks: [heading('Figures & charts'), said('wide'), heading('Summary'), said('again'), key],
    },
    heading('Sign-off'),
    table,
  ],
}
const at = (search: string) => readingOf(tree, { pathname: '/halton/published/ab', search })
const texts = ({ blocks }: PaperTree): string => JSON.stringify(blocks).replaceAll(/[^a-zA-Z&\- ]+/g, ' ')

describe('a report on a screen', () => {
  it('opens with its first section and what stands before it, and leads on', () => {
    const reading = at('')
    expect(reading.tree.hasContents).toBe(false)
    expect(texts(reading.tree)).toMatch(/before .*Summary .*short/)
    expect(texts(reading.tree)).not.toMatch(/wide|signed/)
    expect(reading.previous).toBeNull()
    expect(reading.next).toMatchObject({ title: 'Figures & charts' })
  })

  it('lists every section once, each at an address of its own, with what else is asked for', () => {
    const { sections } = at('?as-at=2008-11-14&section=sign-off&done=published')
    expect(sections.map(({ title, isCurrent }) => `${title} ${isCurrent}`)).toEqual([
      'Summary false',
      'Figures & charts false',
      'Summary false',
      'Sign-off true',
    ])
    expect(sections.map(({ href }) => href)).toEqual(
      ['', '&section=figures-charts', '&section=summary-2', '&section=sign-off'].map(
        (more) => `/halton/published/ab?as-at=2008-11-14${more}`,
      ),
    )
  })

  it('reads from section to section through the whole report, each block in one of them', () => {
    const read: Block[] = []
    for (let next: string | undefined = ''; next !== undefined;) {
      const reading = at(next)
      read.push(...reading.tree.blocks)
      next = reading.next?.href.replace(/^[^?]*/, '')
    }
    const all = texts({ ...tree, blocks: read })
    for (const word of ['before', 'short', 'wide', 'again', 'signed']) expect(all.split(word)).toHaveLength(2)
  })

  it('explains the marks in every section with a table, and once', () => {
    expect(texts(at('').tree)).not.toContain('provisional')
    expect(texts(at('?section=sign-off').tree)).toContain('provisional')
    expect(texts(at('?section=summary-2').tree).split('provisional')).toHaveLength(2)
  })

  it('is there whole for whoever prints it, and where a section is asked for that it has not, opens with the first', () => {
    expect(at('?section=all')).toMatchObject({ tree, isWhole: true, previous: null, next: null })
    expect(at('?section=none').next).toEqual(at('').next)
  })

  it('stays whole where it is made for one side, or has one section', () => {
    const address = { pathname: '/a', search: '?section=sign-off' }
    expect(readingOf({ ...tree, isDense: true }, address)).toMatchObject({ isWhole: true, sections: [] })
    const one = { ...tree, blocks: [heading('Late'), said('nobody')] }
    expect(readingOf(one, address)).toMatchObject({
      tree: { blocks: one.blocks, hasContents: false },
      isWhole: true,
      sections: [],
    })
    expect(readingOf({ ...tree, blocks: [] }, address).sections).toEqual([])
  })
})
