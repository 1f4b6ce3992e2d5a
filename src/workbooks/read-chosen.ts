import { enteredFields, isAnswer, type Entered, type LineInContext } from '../returns/return.ts'
import { isCategory } from '../targets/category.ts'
import type { Collision } from './merge-lines.ts'

/** What was changed in both places, as the form sends it back: what the workbook would put in, and what of it is chosen. */
export interface Chosen {
  readonly version: number
  /** By code. */
  readonly lines: ReadonlyMap<string, Partial<Entered>>
  readonly keyIssues: string | undefined
  /** Codes, and `key-issues`. */
  readonly taken: ReadonlySet<string>
  /** Names that the form has no box for. */
  readonly unknown: readonly string[]
}

export function readChosen(form: Iterable<[string, FormDataEntryValue]>, codes: readonly string[]): Chosen {
  const lines = new Map<string, Partial<Entered>>()
  const taken = new Set<string>()
  const unknown: string[] = []
  let keyIssues: string | undefined
  let version = 0
  for (const [name, value] of form) {
    const text = typeof value === 'string' ? value.replaceAll('\r\n', '\n') : ''
    const point = name.lastIndexOf('.')
    const code = name.slice(0, Math.max(point, 0))
    const part = enteredFields.find((field) => field === name.slice(point + 1))
    if (name === 'version') version = Number(text) || 0
    else if (name === 'take') taken.add(text)
    else if (name === 'key-issues') keyIssues = text
    else if (codes.includes(code) && part && isOfItsList(part, text))
      lines.set(code, { ...lines.get(code), [part]: text })
    else unknown.push(name)
  }
  return { version, lines, keyIssues, taken, unknown }
}

/** Whether a box that takes one of a list is given one of it. */
function isOfItsList(part: keyof Entered, text: string): boolean {
  if (part === 'category') return text === '' || isCategory(text)
  return part !== 'answer' || isAnswer(text)
}

/** The same choice once more, beside what the return says by now: somebody has saved it again. */
export function collisionsOf(
  { lines, keyIssues }: Chosen,
  now: readonly LineInContext[],
  head: { readonly keyIssues: string; readonly savedById: number | null },
  keyIssuesLabel: string,
): Collision[] {
  const ofLines = now.flatMap(({ indicator: { code, title }, entered, enteredBy }): Collision[] => {
    const changes = lines.get(code)
    if (!changes) return []
    const cells = enteredFields
      .filter((part) => changes[part] !== undefined)
      .map((part) => ({ part, cell: '', mine: changes[part] ?? '', theirs: entered[part] }))
    return [{ code, title, by: enteredBy, changes: { ...changes }, cells }]
  })
  if (keyIssues === undefined) return ofLines
  const cells = [{ part: 'key-issues' as const, cell: '', mine: keyIssues, theirs: head.keyIssues }]
  return [
    ...ofLines,
    { code: '', title: keyIssuesLabel, by: head.savedById, changes: { 'key-issues': keyIssues }, cells },
  ]
}
