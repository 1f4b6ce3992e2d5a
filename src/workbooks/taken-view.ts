import type { Finding } from '../kernel/finding.ts'
import type { Entered } from '../returns/return.ts'
import { returnWords } from '../returns/words.ts'
import { isCategory } from '../targets/category.ts'
import { targetWords } from '../targets/words.ts'
import type { Locale } from '../ui/messages.ts'
import type { CellFinding } from './cell-finding.ts'
import type { Collision } from './merge-lines.ts'
import { workbookWords } from './words.ts'

/** A finding in words, with the cell it is about. */
export interface Said {
  readonly cell: string
  readonly field: string
  readonly text: string
}

/** What was changed in both places, as it is shown to whoever chooses. */
export interface CollisionView {
  /** What the choice is sent as: the code, or `key-issues`. */
  readonly value: string
  readonly title: string
  readonly parts: readonly {
    readonly name: string
    readonly cell: string
    readonly mine: string
    readonly theirs: string
  }[]
  /** Sent back with the choice, by name of the box. */
  readonly boxes: readonly { readonly name: string; readonly value: string }[]
}

export interface TakenView {
  readonly version: number
  readonly figures: number
  readonly texts: number
  readonly attention: readonly Said[]
  readonly read: readonly Said[]
  readonly ignored: readonly Said[]
  readonly collisions: readonly CollisionView[]
}

interface Taken {
  readonly head: { readonly version: number }
  readonly figures: number
  readonly texts: number
  readonly attention: readonly CellFinding[]
  readonly read: readonly CellFinding[]
  readonly ignored: readonly CellFinding[]
  readonly collisions: readonly Collision[]
}

/** What became of a workbook, in words. */
export function takenView(taken: Taken, locale: Locale): TakenView {
  const said = (finding: CellFinding): Said => ({
    cell: finding.cell,
    field: finding.field,
    text: sentenceOf(finding, locale),
  })
  return {
    version: taken.head.version,
    figures: taken.figures,
    texts: taken.texts,
    attention: taken.attention.map(said),
    read: taken.read.map(said),
    ignored: taken.ignored.map(said),
    collisions: taken.collisions.map((collision) => collisionView(collision, locale)),
  }
}

/** The sentence for a finding or a refusal, about a workbook or about the return in it. */
export function sentenceOf({ code, args }: Pick<Finding, 'code' | 'args'>, locale: Locale): string {
  const table: Readonly<Record<string, (args: Finding['args']) => string>> = {
    ...returnWords(locale).findings,
    ...returnWords(locale).refusals,
    ...workbookWords(locale).findings,
    ...workbookWords(locale).refusals,
  }
  return table[code]?.(args) ?? code
}

export function collisionView({ code, title, changes, cells }: Collision, locale: Locale): CollisionView {
  const words = returnWords(locale)
  const shown = (part: string, text: string): string => {
    if (part === 'category' && isCategory(text)) return targetWords(locale).category.categories[text]
    return part === 'answer' && text !== '' ? words.answers[text as Exclude<Entered['answer'], ''>] : text
  }
  return {
    value: code === '' ? 'key-issues' : code,
    title: code === '' ? title : `${code} ${title}`,
    parts: cells.map(({ part, cell, mine, theirs }) => ({
      name: part === 'key-issues' ? title : words.parts[part],
      cell,
      mine: shown(part, mine),
      theirs: shown(part, theirs),
    })),
    boxes: Object.entries(changes).map(([part, value]) => ({
      name: code === '' ? part : `${code}.${part}`,
      value,
    })),
  }
}
