import { Markup, writable } from '../kernel/markup.ts'
import type { PaperTree } from './tree.ts'

/** The tree without the characters that no XML file may hold: one of them, pasted into a commentary, spoils a whole Word file. */
export function cleanTree(tree: PaperTree): PaperTree {
  return cleaned(tree) as PaperTree
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return writable(value)
  if (typeof value !== 'object' || value === null || value instanceof Markup) return value
  if (Array.isArray(value)) return value.map(cleaned)
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cleaned(inner)]))
}
