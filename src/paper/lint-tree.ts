import type { Finding } from '../kernel/finding.ts'
import { blocksIn, cellText, type Block, type PaperTree } from './tree.ts'

export type TreeFault =
  | 'no-title'
  | 'heading-empty'
  | 'heading-skips-level'
  | 'table-without-caption'
  | 'table-without-rows'
  | 'table-without-column-label'
  | 'table-row-wrong-length'
  | 'status-without-word'
  | 'figure-without-title'
  | 'figure-without-description'
  | 'figure-without-table'
  | 'section-empty'

/** What would make a report unreadable for somebody, whatever the format. `field` is the block's number, from 1. */
export function* lintTree(tree: PaperTree): Generator<Finding<TreeFault>> {
  if (tree.title.trim() === '') yield fault('no-title', 0)
  const blocks = [...blocksIn(tree.blocks)]
  let level = 0
  for (const [index, block] of blocks.entries()) {
    const place = index + 1
    yield* lintBlock(block, place)
    if (block.kind !== 'heading') continue
    if (block.level > level + 1)
      yield fault('heading-skips-level', place, { text: block.text, level: block.level })
    level = block.level
    const next = blocks.slice(place).find(({ kind }) => kind !== 'pageBreak' && kind !== 'landscape')
    if (!next || (next.kind === 'heading' && next.level <= block.level)) {
      yield fault('section-empty', place, { text: block.text })
    }
  }
}

function* lintBlock(block: Block, place: number): Generator<Finding<TreeFault>> {
  if (block.kind === 'heading' && block.text.trim() === '') yield fault('heading-empty', place)
  if (block.kind === 'figure') {
    const { title, desc, table } = block.figure
    if (title.trim() === '') yield fault('figure-without-title', place)
    if (desc.trim() === '') yield fault('figure-without-description', place, { text: title })
    if (table.rows.length === 0) yield fault('figure-without-table', place, { text: title })
  }
  if (block.kind !== 'table') return
  const { caption, columns, rows } = block
  if (caption.trim() === '') yield fault('table-without-caption', place)
  if (rows.length === 0 || columns.length === 0) yield fault('table-without-rows', place, { text: caption })
  if (columns.some(({ label }) => label.trim() === '')) {
    yield fault('table-without-column-label', place, { text: caption })
  }
  for (const [number, row] of rows.entries()) {
    if (row.length !== columns.length) {
      yield fault('table-row-wrong-length', place, { text: caption, row: number + 1 })
    }
    if (
      row.some((cell) => typeof cell === 'object' && cell.kind === 'status' && cellText(cell).trim() === '')
    ) {
      yield fault('status-without-word', place, { text: caption, row: number + 1 })
    }
  }
}

function fault(code: TreeFault, place: number, args: Finding['args'] = {}): Finding<TreeFault> {
  return { field: String(place), code, severity: 'error', args }
}
