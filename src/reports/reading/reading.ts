import { distinct } from '../../paper/distinct.ts'
import { blocksIn, type Block, type PaperTree } from '../../paper/tree.ts'

/** One section of a report as its contents list it. */
export interface Section {
  readonly title: string
  readonly href: string
  readonly isCurrent: boolean
}

/** What of a report stands on the screen, and the ways to the rest of it. */
export interface Reading {
  readonly tree: PaperTree
  /** Empty of a report that is read whole: it has no more than one section, or is made to stay on one side. */
  readonly sections: readonly Section[]
  readonly isWhole: boolean
  /** Before this one; null on the first and in the whole report. */
  readonly previous: Section | null
  readonly next: Section | null
  readonly wholeHref: string
}

/** The name by which the whole report is asked for in place of a section. */
const whole = 'all'

/**
 * A report on a screen: one section at a time, the first where none is asked for by name, or the whole for whoever prints it.
 * A key to marks that stands anywhere in the report stands below each section with a table. `address` keeps what else it asks for.
 */
export function readingOf(tree: PaperTree, address: Pick<URL, 'pathname' | 'search'>): Reading {
  const parts = tree.isDense ? [] : partsOf(tree.blocks)
  const asked = new URLSearchParams(address.search).get('section') ?? ''
  const slugs = distinct(parts.map(({ title }) => slugOf(title))).map((slug) =>
    slug.replace(/ \((\d+)\)$/, '-$1'),
  )
  const isWhole = parts.length < 2 || asked === whole
  const at = Math.max(0, slugs.indexOf(asked))
  const sections = parts.map(({ title }, i): Section => ({
    title,
    href: addressWith(address, i === 0 ? '' : (slugs[i] ?? '')),
    isCurrent: !isWhole && i === at,
  }))
  return {
    tree: isWhole
      ? { ...tree, hasContents: parts.length > 1 }
      : { ...tree, hasContents: false, blocks: withKeys(parts[at]?.blocks ?? [], tree) },
    sections: parts.length < 2 ? [] : sections,
    isWhole,
    previous: isWhole ? null : (sections[at - 1] ?? null),
    next: isWhole ? null : (sections[at + 1] ?? null),
    wholeHref: addressWith(address, whole),
  }
}

interface Part {
  readonly title: string
  readonly blocks: readonly Block[]
}

/** The blocks below each heading of the first level; what stands before the first heading goes with it. */
function partsOf(blocks: readonly Block[]): Part[] {
  const flat = blocks.flatMap((block) =>
    block.kind === 'landscape'
      ? block.blocks.map((inner): Block => ({ kind: 'landscape', blocks: [inner] }))
      : [block],
  )
  const parts: { title: string; blocks: Block[] }[] = []
  const lead: Block[] = []
  for (const block of flat) {
    const [inner] = block.kind === 'landscape' ? block.blocks : [block]
    if (inner?.kind === 'heading' && inner.level === 1)
      parts.push({ title: inner.text, blocks: parts.length === 0 ? [...lead, block] : [block] })
    else (parts.at(-1)?.blocks ?? lead).push(block)
  }
  return parts
}

function withKeys(blocks: readonly Block[], tree: PaperTree): Block[] {
  const own = new Set(blocksIn(blocks))
  if (![...own].some(({ kind }) => kind === 'table')) return [...blocks]
  const keys = [...blocksIn(tree.blocks)].filter((block) => block.kind === 'keyToMarks' && !own.has(block))
  return [...blocks, ...keys]
}

const slugOf = (title: string): string =>
  title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')

function addressWith({ pathname, search }: Pick<URL, 'pathname' | 'search'>, section: string): string {
  const query = new URLSearchParams(search)
  query.delete('section')
  query.delete('done')
  if (section !== '') query.set('section', section)
  const text = query.toString()
  return text === '' ? pathname : `${pathname}?${text}`
}
