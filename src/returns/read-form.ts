import { enteredFields, isAnswer, nothingEntered, type Entered } from './return.ts'

export interface ReturnForm {
  readonly lines: ReadonlyMap<string, Entered>
  readonly keyIssues: string
  readonly version: number
  /** Names that the page has no box for: somebody else's form, or a page out of date. */
  readonly unknown: readonly string[]
}

const ownNames = ['key-issues', 'version', 'step']

/** What a return's form has sent, as typed. Boxes are named `NI192.typed`; a browser's line ends become ours. */
export function readReturnForm(
  form: Iterable<[string, FormDataEntryValue]>,
  codes: readonly string[],
): ReturnForm {
  const lines = new Map<string, Entered>()
  const unknown: string[] = []
  let keyIssues = ''
  let version = 0
  for (const [name, value] of form) {
    const text = typeof value === 'string' ? value.replaceAll('\r\n', '\n') : ''
    const point = name.lastIndexOf('.')
    const code = name.slice(0, Math.max(point, 0))
    const part = name.slice(point + 1)
    if (name === 'key-issues') keyIssues = text.trim()
    else if (name === 'version') version = Number(text) || 0
    else if (codes.includes(code) && isPart(part)) {
      lines.set(code, { ...(lines.get(code) ?? nothingEntered), ...entry(part, text) })
    } else if (!ownNames.includes(name)) unknown.push(name)
  }
  return { lines, keyIssues, version, unknown }
}

function entry(part: (typeof enteredFields)[number], text: string): Partial<Entered> {
  if (part !== 'answer') return { [part]: text.trim() }
  return { answer: isAnswer(text) ? text : '' }
}

function isPart(text: string): text is (typeof enteredFields)[number] {
  return (enteredFields as readonly string[]).includes(text)
}
