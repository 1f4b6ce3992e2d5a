import { readValue } from '../figures/value-text.ts'
import { markOfText } from '../figures/value-marks.ts'
import { headingName } from '../files/heading-name.ts'
import type { Finding } from '../kernel/finding.ts'
import { isInstead } from './check-entry.ts'
import { entryOf, insteadOfValue, type EntryRow, type InsteadOfValue, type TypedEntry } from './entry-row.ts'

export interface Pasted {
  readonly entries: readonly TypedEntry[]
  readonly findings: readonly Finding[]
}

/** What is said instead of a value, in the words of the page. */
export type InsteadWords = Readonly<Record<InsteadOfValue, string>>

export interface HowPasted {
  readonly words: InsteadWords
  /** The revisions that whoever pastes saw, by code. */
  readonly seen: Readonly<Record<string, number>>
}

interface PastedRow {
  readonly code: string
  readonly value: string
  readonly note: string
  /** The revision that the sheet was made with, where it says so. */
  readonly seen: number | null
}

/**
 * Rows of a sheet as entries of a grid. A sheet with headings is read by them; without, the first column holds the codes
 * where it holds any, and a sheet of one column fills the rows of the grid from the top, as pasting into its boxes does.
 * A row without a value leaves its figure alone.
 */
export function pastedEntries(
  sheet: readonly (readonly string[])[],
  rows: readonly EntryRow[],
  how: HowPasted,
): Pasted {
  const byCode = new Map(rows.map((row) => [row.indicator.code.toLowerCase(), row]))
  const lines = sheet.map((cells) => cells.map((cell) => cell.trim()))
  while (lines.at(-1)?.every((cell) => cell === '')) lines.pop()
  if (lines.length === 0) return { entries: [], findings: [finding('entry-paste-empty')] }
  const open = rows.filter(({ standing }) => standing?.signedBy == null)
  const read = byHeading(lines) ?? byCodes(lines, byCode) ?? inOrder(lines, open)
  if (read === null)
    return {
      entries: [],
      findings: [finding('entry-paste-too-many', { lines: lines.length, rows: open.length })],
    }
  const unknown = read.filter(({ code }) => code !== '' && !byCode.has(code.toLowerCase()))
  const entries = read.flatMap((one) => {
    const row = byCode.get(one.code.toLowerCase())
    return row && one.value !== '' ? [entryFrom(row, one, how)] : []
  })
  const codes = [...new Set(unknown.map(({ code }) => code.slice(0, 40)))].slice(0, 10).join(', ')
  return { entries, findings: unknown.length === 0 ? [] : [finding('entry-paste-unknown', { codes })] }
}

/** Where a note is left out, the one that stands is kept. */
function entryFrom(
  row: EntryRow,
  { value, note, seen }: PastedRow,
  { words, seen: shown }: HowPasted,
): TypedEntry {
  const held = entryOf(row)
  // A level may be called C, which elsewhere says that a figure is suppressed.
  const isValue = readValue(value, row.indicator) !== null
  const instead = isValue ? null : insteadIn(value, words)
  return {
    ...held,
    value: instead === null ? value : '',
    instead: instead ?? '',
    note: note || held.note,
    seen: seen ?? shown[held.code] ?? held.seen,
  }
}

function insteadIn(text: string, words: InsteadWords): InsteadOfValue | null {
  const plain = text.toLowerCase()
  const named = insteadOfValue.find((mark) => plain === mark || plain === words[mark].toLowerCase())
  const mark = named ?? markOfText[plain]
  return mark !== undefined && isInstead(mark) ? mark : null
}

function byHeading(lines: readonly (readonly string[])[]): PastedRow[] | null {
  const [heading = [], ...rest] = lines
  const names = heading.map(headingName)
  if (!names.includes('indicator_code') || !names.includes('value')) return null
  return rest.map((cells) => {
    const cell = (...of: readonly string[]): string =>
      of.map((name) => cells[names.indexOf(name)] ?? '').find((text) => text !== '') ?? ''
    const mark = cell('mark')
    const revision = cell('revision')
    return {
      code: cell('indicator_code'),
      value: cell('value') || (mark === 'ok' ? '' : mark),
      note: cell('comment', 'note'),
      seen: /^\d{1,9}$/.test(revision) ? Number(revision) : null,
    }
  })
}

function byCodes(
  lines: readonly (readonly string[])[],
  byCode: ReadonlyMap<string, EntryRow>,
): PastedRow[] | null {
  if (!lines.some(([first = '']) => byCode.has(first.toLowerCase()))) return null
  return lines.map(([code = '', value = '', note = '']) => ({ code, value, note, seen: null }))
}

function inOrder(lines: readonly (readonly string[])[], rows: readonly EntryRow[]): PastedRow[] | null {
  if (lines.length > rows.length) return null
  return lines.map(([value = '', note = ''], i) => ({
    code: rows[i]?.indicator.code ?? '',
    value,
    note,
    seen: null,
  }))
}

function finding(code: string, args: Finding['args'] = {}): Finding {
  return { field: 'pasted', code, severity: 'error', args }
}
