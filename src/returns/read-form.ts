import { keyIssuesName } from './draft.ts'
import { isCategory } from '../targets/category.ts'
import { enteredFields, isAnswer, nothingEntered, type Entered } from './return.ts'

export interface ReturnForm {
  readonly lines: ReadonlyMap<string, Entered>
  /** Undefined where the form has no box for them. */
  readonly keyIssues: string | undefined
  readonly version: number
  /** The mark of each line, and of the key issues, as the page showed it. */
  readonly seen: ReadonlyMap<string, string>
  /** Names that the page has no box for: somebody else's form, or a page out of date. */
  readonly unknown: readonly string[]
}

const ownNames = [keyIssuesName, 'version', 'step']
/** The part of a name under which a line's mark comes back. */
export const seenPart = 'seen'

/** What a return's form has sent, as typed. Boxes are named `NI192.typed`; a browser's line ends become ours. */
export function readReturnForm(
  form: Iterable<[string, FormDataEntryValue]>,
  codes: readonly string[],
): ReturnForm {
  const lines = new Map<string, Entered>()
  const unknown: string[] = []
  const seen = new Map<string, string>()
  let keyIssues: string | undefined
  let version = 0
  for (const [name, value] of form) {
    const text = typeof value === 'string' ? value.replaceAll('\r\n', '\n') : ''
    const point = name.lastIndexOf('.')
    const code = name.slice(0, Math.max(point, 0))
    const part = name.slice(point + 1)
    if (name === keyIssuesName) keyIssues = text.trim()
    else if (name === 'version') version = Number(text) || 0
    else if (part === seenPart && (codes.includes(code) || code === keyIssuesName)) seen.set(code, text)
    else if (codes.includes(code) && isPart(part)) {
      lines.set(code, { ...(lines.get(code) ?? nothingEntered), ...entry(part, text) })
    } else if (!ownNames.includes(name)) unknown.push(name)
  }
  return { lines, keyIssues, version, seen, unknown }
}

function entry(part: (typeof enteredFields)[number], text: string): Partial<Entered> {
  if (part === 'answer') return { answer: isAnswer(text) ? text : '' }
  if (part === 'category') return { category: isCategory(text) ? text : '' }
  return { [part]: text.trim() }
}

function isPart(text: string): text is (typeof enteredFields)[number] {
  return (enteredFields as readonly string[]).includes(text)
}
