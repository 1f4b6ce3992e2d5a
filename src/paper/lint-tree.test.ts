import { describe, expect, it } from 'vitest'
import { lintTree } from './lint-tree.ts'
import { onTarget, sampleReport } from './testing/sample-report.ts'
import type { Block, PaperTree, TableBlock } from './tree.ts'

const report = sampleReport()
const codes = (blocks: readonly Block[], rest: Partial<PaperTree> = {}): string[] =>
  [...lintTree({ ...report, ...rest, blocks })].map(({ code }) => code)
const heading = (level: 1 | 2 | 3, text = 'Heading'): Block => ({ kind: 'heading', level, text })
const paragraph: Block = { kind: 'paragraph', runs: ['text'] }
const table: TableBlock = { kind: 'table', caption: 'Caption', columns: [{ label: 'Code' }], rows: [['A']] }
const figure = report.blocks.find((block) => block.kind === 'figure')

describe('lintTree', () => {
  it('has nothing to say about the usual report', () => {
    expect([...lintTree(report)]).toEqual([])
  })

  it.each<[string, Block[]]>([
    ['heading-skips-level', [heading(1), paragraph, heading(3), paragraph]],
    ['heading-skips-level', [heading(2), paragraph]],
    ['heading-empty', [heading(1, ' '), paragraph]],
    ['section-empty', [heading(1), heading(1), paragraph]],
    ['section-empty', [paragraph, heading(1)]],
    ['table-without-rows', [{ ...table, rows: [] }]],
    ['table-without-caption', [{ ...table, caption: '' }]],
    ['table-without-column-label', [{ ...table, columns: [{ label: '' }] }]],
    ['table-row-wrong-length', [{ ...table, rows: [['A', 'B']] }]],
    ['status-without-word', [{ ...table, rows: [[{ ...onTarget, word: '' }]] }]],
  ])('finds %s', (code, blocks) => {
    expect(codes(blocks)).toEqual([code])
  })

  it('finds a report without a title, and a figure that says nothing', () => {
    expect(codes([paragraph], { title: '' })).toEqual(['no-title'])
    if (!figure) throw new Error('The sample has figures')
    const empty = { ...figure.figure, title: '', desc: ' ', table: { ...figure.figure.table, rows: [] } }
    expect(codes([{ ...figure, figure: empty }])).toEqual([
      'figure-without-title',
      'figure-without-description',
      'figure-without-table',
    ])
  })

  it('looks on landscape pages too, and says which block it means', () => {
    const found = [
      ...lintTree({
        ...report,
        blocks: [paragraph, { kind: 'landscape', blocks: [{ ...table, rows: [] }] }],
      }),
    ]
    expect(found).toEqual([
      { field: '3', code: 'table-without-rows', severity: 'error', args: { text: 'Caption' } },
    ])
  })
})
