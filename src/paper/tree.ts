import type { Figure } from '../charts/figure.ts'
import type { PaperWords } from './words.ts'

/** A piece of running text. `href` is an absolute address: every figure in a report leads to its own page. */
export type Run = string | { readonly text: string; readonly isStrong?: boolean; readonly href?: string }

export type Shape = 'circle' | 'triangle' | 'square' | 'star' | 'hollow'

/** A tag colour of the design system, for pages. Paper uses the colours that the status carries itself. */
export type Tone = 'green' | 'yellow' | 'red' | 'blue' | 'grey' | 'plain'

/**
 * A judgement as letter, shape and word, so that colour is never the only carrier of meaning. `fill` is the shape's
 * colour, `ink` the word's and `ground` what the word stands on, all `#rrggbb`.
 */
export type Status = {
  readonly kind: 'status'
  readonly letter: string
  readonly shape: Shape
  readonly word: string
  readonly fill: string
  readonly ink: string
  readonly ground: string
  readonly tone?: Tone
  readonly href?: string
}

/** `text` is what a reader sees; `value` is the same number for files that hold numbers. */
export type NumberCell = {
  readonly kind: 'number'
  readonly text: string
  readonly value?: number
  readonly href?: string
}

/** `text` is what a reader sees; `value` is the same day as `2008-11-14`, for files that hold dates. */
export type DateCell = {
  readonly kind: 'date'
  readonly text: string
  readonly value: string
  readonly href?: string
}

export type Cell =
  | string
  | { readonly kind: 'text'; readonly text: string; readonly href?: string }
  | NumberCell
  | DateCell
  | Status

/** `width` is a share of the table: a column of width 2 is twice as wide as one of width 1 (the default). */
export type Column = {
  readonly label: string
  readonly align?: 'left' | 'centre' | 'right'
  readonly width?: number
  /** Holds codes, which a page does not break. */
  readonly isWhole?: boolean
}

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string; readonly href?: string }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  | { readonly kind: 'list'; readonly isNumbered?: boolean; readonly items: readonly (readonly Run[])[] }
  | TableBlock
  | { readonly kind: 'figure'; readonly figure: Figure; readonly href?: string }
  | {
      readonly kind: 'summaryList'
      readonly rows: readonly { readonly term: string; readonly value: readonly Run[] }[]
    }
  | {
      readonly kind: 'keyToMarks'
      readonly title: string
      readonly marks: readonly { readonly mark: string | Status; readonly meaning: string }[]
    }
  | { readonly kind: 'pageBreak' }
  /** Its blocks stand on landscape pages of their own: keep a wide table's heading inside, or it stays behind alone. */
  | { readonly kind: 'landscape'; readonly blocks: readonly Block[] }

/** The first cell of each row names the row. */
export type TableBlock = {
  readonly kind: 'table'
  readonly caption: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
}

/** A report as plain data: everything that is printed, in reading order. The same tree gives the same file. */
export type PaperTree = {
  readonly title: string
  readonly subtitle?: string
  readonly place: string
  /** What the report covers, as printed: `Quarter 2 2008/09`. */
  readonly period?: string
  /** As printed: `as at 14 November 2008`. */
  readonly asAt: string
  /** Of a report that has been published: when, by whom and under which hash. Stands below the title and at each page's foot. */
  readonly published?: string
  readonly language: 'en-GB' | 'cy-GB'
  /** `created` is an ISO instant; a file never asks the clock. */
  readonly meta: { readonly author: string; readonly created: string }
  /** The council's colour for headings and rules, `#rrggbb`. */
  readonly brandColour?: string
  /** Prints a list of the headings of levels 1 and 2, each leading to its place. */
  readonly hasContents?: boolean
  /** Printed small and close, for a report that is to stay on one side. */
  readonly isDense?: boolean
  /** The sheet it is printed on; A4 where nothing is said. A Word file is always A4. */
  readonly sheet?: 'a4' | 'a3'
  readonly words?: PaperWords
  readonly blocks: readonly Block[]
}

/** Every block in reading order, those on landscape pages included. */
export function* blocksIn(blocks: readonly Block[]): Generator<Block> {
  for (const block of blocks) {
    yield block
    if (block.kind === 'landscape') yield* blocksIn(block.blocks)
  }
}

/** The one way a cell is put into words, in every format. */
export function cellText(cell: Cell): string {
  if (typeof cell === 'string') return cell
  return cell.kind === 'status' ? cell.word : cell.text
}

/** Does the whole report stand on its side? Then so does its title. */
export function isOnItsSide({ blocks }: Pick<PaperTree, 'blocks'>): boolean {
  return blocks.length > 0 && blocks.every(({ kind }) => kind === 'landscape')
}
