import { readPeriod } from '../kernel/read-period.ts'
import type { Period } from '../kernel/period.ts'
import { blocksIn, type Block, type PaperTree } from '../paper/tree.ts'

/** A figure that a report leads to. */
export interface FigureNamed {
  readonly code: string
  readonly areaCode: string
  readonly period: Period
}

/** Every figure that a report leads to, each once, in reading order. */
export function figuresIn(tree: Pick<PaperTree, 'blocks'>): FigureNamed[] {
  const found = new Map<string, FigureNamed>()
  for (const href of linksIn(tree)) {
    const figure = figureAt(href)
    if (figure) found.set(JSON.stringify(figure), figure)
  }
  return [...found.values()]
}

/** Every address in a report, in reading order. */
export function* linksIn({ blocks }: Pick<PaperTree, 'blocks'>): Generator<string> {
  for (const block of blocksIn(blocks)) {
    for (const part of partsOf(block))
      if (typeof part === 'object' && part.href !== undefined) yield part.href
  }
}

/** The figure that an address leads to: `/halton/figures/NI192/E06000006/q2-2008-09?as-at=…`. */
export function figureAt(href: string): FigureNamed | null {
  const parts = /\/figures\/([^/?#]+)\/([^/?#]+)\/([^/?#]+)(?:[?#]|$)/.exec(href)
  const [, code = '', areaCode = '', slug = ''] = parts ?? []
  const reading = readPeriod(slug)
  if (!parts || reading.is !== 'one') return null
  return {
    code: decodeURIComponent(code),
    areaCode: decodeURIComponent(areaCode),
    period: reading.period,
  }
}

type Part = string | { readonly href?: string }

function partsOf(block: Block): readonly Part[] {
  switch (block.kind) {
    case 'heading':
    case 'figure':
      return [block]
    case 'paragraph':
      return block.runs
    case 'list':
      return block.items.flat()
    case 'table':
      return block.rows.flat()
    case 'summaryList':
      return block.rows.flatMap(({ value }) => value)
    case 'keyToMarks':
      return block.marks.map(({ mark }) => mark)
    case 'pageBreak':
    case 'landscape':
      return []
  }
}
