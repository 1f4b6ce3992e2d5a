import { structureChart, type StructureNode } from '../charts/structure-chart.ts'
import type { StructureFigure } from '../charts/structure-chart.ts'
import type { Organisation, Sector } from './organisation.ts'
import { treeOf, walk, type Branch } from './tree.ts'
import type { OrganisationWords } from './words.ts'

/** The structure chart of the open organisations. `base` is where their pages begin: `/halton/organisations`. */
export function structureOf(
  organisations: readonly Organisation[],
  base: string,
  words: OrganisationWords,
): StructureFigure {
  const tree = largestFirst(treeOf(organisations))
  const rows = [...walk(tree)]
  return structureChart({
    id: 'structure',
    title: titleOf(tree, words),
    subtitle: words.chart.subtitle,
    desc: words.chart.desc(organisations.length, Math.max(0, ...rows.map(({ depth }) => depth + 1))),
    nodes: tree.map((branch) => nodeOf(branch, base, words)),
    key: sectorEdges.map(([sector, edge]) => ({ edge, text: words.sectors[sector] })),
    words: words.chart,
  })
}

const sectorEdges = [
  ['public', 'solid'],
  ['private', 'dashed'],
  ['community', 'double'],
] as const satisfies readonly (readonly [Sector, StructureNode['edge']])[]

function nodeOf(
  { thing, below }: Branch<Organisation>,
  base: string,
  words: OrganisationWords,
): StructureNode {
  return {
    name: thing.name,
    note: words.sectors[thing.sector],
    href: `${base}/${thing.code}`,
    edge: sectorEdges.find(([sector]) => sector === thing.sector)?.[1] ?? 'solid',
    below: below.map((branch) => nodeOf(branch, base, words)),
  }
}

/** The finding: whose parts the picture mostly shows, and how many stand beside it. */
function titleOf(tree: readonly Branch<Organisation>[], { chart }: OrganisationWords): string {
  const [largest] = tree
  const parts = largest ? partsOf(largest) : 0
  if (!largest || parts === 0) return chart.titleFlat(tree.length)
  const { name } = largest.thing
  return tree.length === 1 ? chart.title(name, parts) : chart.titleBeside(name, parts, tree.length - 1)
}

const partsOf = ({ below }: Branch<Organisation>): number => [...walk(below)].length

/** Whatever has most parts stands on top; what has none stays in the order of names. */
function largestFirst(tree: readonly Branch<Organisation>[]): Branch<Organisation>[] {
  return tree.toSorted((a, b) => partsOf(b) - partsOf(a))
}
