import { createHash } from 'node:crypto'
import { locales } from '../ui/messages.ts'
import { columns, type Column } from './columns.ts'
import type { Issued, IssuedLine } from './issued.ts'

/** The name of the hidden sheet, and what its first cell says. */
export const stampSheet = 'Throughline'
const mark = 'throughline-return-workbook'
/** A workbook made by an older or newer kind of this product is not guessed at. */
const format = '1'

/** The rows of the hidden sheet: what identifies the workbook, what it said when it was made, and a checksum of both. */
export function stampRows(issued: Issued): string[][] {
  const rows = [
    ['language', issued.locale],
    ['place', issued.place],
    ['department', issued.department],
    ['period', issued.period],
    ['title', issued.title],
    ['version', String(issued.version)],
    ['key issues label', issued.keyIssuesLabel],
    ['key issues', issued.keyIssues],
    [...columns],
    columns.map((column) => issued.headings[column]),
    ...issued.lines.map((line) => columns.map((column) => line[column])),
  ]
  return [[mark, format, checksum(rows)], ...rows]
}

export type StampFault = 'workbook-not-ours' | 'workbook-of-other-format' | 'workbook-stamp-altered'

/** What a hidden sheet says, or why it is not believed. */
export function readStamp(found: readonly (readonly string[])[]): Issued | { readonly fault: StampFault } {
  const [[first = '', written = '', sum = ''] = [], ...more] = found
  if (first !== mark) return { fault: 'workbook-not-ours' }
  if (written !== format) return { fault: 'workbook-of-other-format' }
  const rows = more.filter((row) => row.some((text) => text !== '')).map((row) => [...row])
  if (checksum(rows) !== sum) return { fault: 'workbook-stamp-altered' }
  const [
    locale = '',
    place = '',
    department = '',
    period = '',
    title = '',
    version = '',
    label = '',
    issues = '',
  ] = rows.map(([, text = '']) => text)
  return {
    locale: locales.find((known) => known === locale) ?? 'en',
    place,
    department,
    period,
    title,
    version: Number(version),
    keyIssuesLabel: label,
    keyIssues: issues,
    headings: lineOf(rows[9]),
    lines: rows.slice(10).map(lineOf),
  }
}

function lineOf(row: readonly string[] = []): IssuedLine {
  return Object.fromEntries(columns.map((column, at) => [column, row[at] ?? ''])) as Record<Column, string>
}

/** SHA-256 over the texts; empty ones at the end of a row are nothing, since sheets do not keep them. */
function checksum(rows: readonly (readonly string[])[]): string {
  const bare = rows.map((row) => row.slice(0, row.findLastIndex((text) => text !== '') + 1))
  return createHash('sha256').update(JSON.stringify(bare)).digest('hex')
}
