import type { Entered, LineInContext } from '../returns/return.ts'
import type { CellFinding } from './cell-finding.ts'
import { entryColumns, type EntryColumn } from './columns.ts'
import type { Issued, IssuedLine } from './issued.ts'
import type { ReturnRead } from './read-return.ts'

/** A line, or the key issues, that somebody else changed since the workbook was made, and the workbook too. */
export interface Collision {
  /** '' for the key issues. */
  readonly code: string
  readonly title: string
  readonly by: number | null
  /** What the workbook would put in, by name of the box after the code. */
  readonly changes: Readonly<Record<string, string>>
  readonly cells: readonly {
    readonly part: EntryColumn | 'key-issues'
    readonly cell: string
    readonly mine: string
    readonly theirs: string
  }[]
}

export interface Merged {
  readonly lines: ReadonlyMap<string, Entered>
  readonly keyIssues: string | undefined
  readonly figures: number
  readonly texts: number
  readonly collisions: readonly Collision[]
  readonly notes: readonly CellFinding[]
}

/** The return as it stands, with how a workbook of it would say so. */
export interface Standing {
  readonly lines: readonly LineInContext[]
  readonly issued: Issued
  readonly keyIssues: string
  readonly savedById: number | null
}

/**
 * Puts what a workbook brings into the return as it stands, line by line. A line that somebody else has changed since the
 * workbook was made is left alone where the two say different things; over what they saved themselves, people may write.
 */
export function mergeLines(read: ReturnRead, issued: Issued, standing: Standing, personId: number): Merged {
  const lines = new Map<string, Entered>()
  const collisions: Collision[] = []
  const notes: CellFinding[] = []
  let figures = 0
  let texts = 0
  for (const { indicator, entered, enteredBy } of standing.lines) {
    const { code, title } = indicator
    const before = lineOf(issued, code)
    const now = lineOf(standing.issued, code)
    if (!before || !now) continue
    const changes = read.lines.find((line) => line.code === code)?.changes ?? {}
    const mine = entryColumns.filter((part) => changes[part] !== undefined && changes[part] !== entered[part])
    const theirs = entryColumns.filter((part) => before[part] !== now[part])
    const cellOf = (part: EntryColumn): string => read.cellOf.get(`${code}.${part}`) ?? ''
    const isTheirs = enteredBy !== personId
    if (mine.length > 0 && theirs.length > 0 && isTheirs) {
      const parts = entryColumns.filter((part) => mine.includes(part) || theirs.includes(part))
      collisions.push({
        code,
        title,
        by: enteredBy,
        changes: Object.fromEntries(mine.map((part) => [part, changes[part] ?? ''])),
        cells: parts.map((part) => ({
          part,
          cell: cellOf(part),
          mine: changes[part] ?? entered[part],
          theirs: entered[part],
        })),
      })
      continue
    }
    const note = (part: EntryColumn, name: string): void => {
      const args = { title, was: shortened(entered[part]), now: shortened(changes[part] ?? '') }
      notes.push({ cell: cellOf(part), field: `${code}.${part}`, code: name, severity: 'note', args })
    }
    for (const part of theirs) {
      if (mine.includes(part)) note(part, 'own-replaced')
      else if (changes[part] === undefined) note(part, 'changed-since')
    }
    if (mine.length === 0) continue
    lines.set(code, { ...entered, ...changes })
    if (mine.includes('typed') || mine.includes('answer')) figures += 1
    texts += mine.filter((part) => part !== 'typed' && part !== 'answer').length
  }
  const issues = mergeKeyIssues(read, issued, standing, personId)
  return {
    lines,
    figures,
    keyIssues: issues.taken,
    texts: texts + (issues.taken === undefined ? 0 : 1),
    collisions: [...collisions, ...issues.collisions],
    notes: [...notes, ...issues.notes],
  }
}

function mergeKeyIssues(
  read: ReturnRead,
  issued: Issued,
  standing: Standing,
  personId: number,
): { taken: string | undefined; collisions: readonly Collision[]; notes: readonly CellFinding[] } {
  const mine = read.keyIssues
  const cell = read.cellOf.get('key-issues') ?? ''
  const title = issued.keyIssuesLabel
  const isChanged = issued.keyIssues !== standing.issued.keyIssues
  const note = (code: string): CellFinding[] => [
    {
      cell,
      field: 'key-issues',
      code,
      severity: 'note',
      args: { title, was: shortened(standing.keyIssues), now: shortened(mine ?? '') },
    },
  ]
  const nothing = { taken: undefined, collisions: [], notes: [] }
  if (mine === undefined) return isChanged ? { ...nothing, notes: note('changed-since') } : nothing
  if (mine === standing.keyIssues) return nothing
  if (!isChanged || standing.savedById === personId)
    return { taken: mine, collisions: [], notes: isChanged ? note('own-replaced') : [] }
  const cells = [{ part: 'key-issues' as const, cell, mine, theirs: standing.keyIssues }]
  const collision = { code: '', title, by: standing.savedById, changes: { 'key-issues': mine }, cells }
  return { ...nothing, collisions: [collision] }
}

const lineOf = ({ lines }: Issued, code: string): IssuedLine | undefined =>
  lines.find((line) => line.code === code)

const shortened = (text: string): string =>
  text.length <= 80 ? text : `${text.slice(0, 80).toWellFormed()}…`
