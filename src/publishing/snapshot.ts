import { createHash } from 'node:crypto'
import type { Figure } from '../charts/figure.ts'
import { keptMarkup, Markup } from '../kernel/markup.ts'
import type { Period } from '../kernel/period.ts'
import { cleanTree } from '../paper/clean-tree.ts'
import type { Block, PaperTree } from '../paper/tree.ts'
import { canonical } from '../record/chain.ts'
import type { Plain } from '../record/entry.ts'

/** Everything that is frozen when a report is published. */
export interface Snapshot {
  readonly definition: string
  readonly subject: { readonly code: string; readonly name: string }
  readonly period: Period
  /** ISO instants. */
  readonly asAt: string
  readonly publishedAt: string
  /** The post. */
  readonly publishedBy: string
  /** By which the figures were judged. */
  readonly rule: {
    readonly version: number
    readonly family: string
    readonly tolerance: { readonly kind: string; readonly value: string }
    readonly exceedBy: string | null
  }
  /** What it was laid out by: the number of the layouts and the version of the product. */
  readonly layout: { readonly version: number; readonly product: string }
  /** SHA-256 of the Word template that its Word file stands in; without it that has the look of the product. */
  readonly template?: string
  readonly tree: PaperTree
}

/** A snapshot as the one text that stands for it. */
export function writeSnapshot(snapshot: Snapshot): string {
  return canonical(plain({ ...snapshot, tree: cleanTree(snapshot.tree) }))
}

/** SHA-256 of the text. */
export function hashOfSnapshot(text: string): Buffer {
  return hashOfBytes(Buffer.from(text, 'utf8'))
}

export function hashOfBytes(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}

/** What its files and its address call an edition. */
export function codeOf(hash: Buffer): string {
  return hash.toString('hex').slice(0, 12)
}

/** What was frozen, or null where the text is not the one that the hash was made of. */
export function readSnapshot(text: string, hash: Buffer): Snapshot | null {
  if (!hashOfSnapshot(text).equals(hash)) return null
  // What has this hash was written by `writeSnapshot`.
  const snapshot = JSON.parse(text) as Snapshot
  return { ...snapshot, tree: { ...snapshot.tree, blocks: snapshot.tree.blocks.map(revived) } }
}

/** Drawings are text in a snapshot. */
function revived(block: Block): Block {
  if (block.kind === 'landscape') return { ...block, blocks: block.blocks.map(revived) }
  if (block.kind !== 'figure') return block
  const figure = block.figure as Omit<Figure, 'wide' | 'narrow'> & { wide: unknown; narrow: unknown }
  return {
    ...block,
    figure: { ...figure, wide: keptMarkup(String(figure.wide)), narrow: keptMarkup(String(figure.narrow)) },
  }
}

function plain(value: unknown): Plain {
  if (value instanceof Markup) return value.toString()
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value as Plain
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .map(([key, part]) => [key, plain(part)]),
  )
}
