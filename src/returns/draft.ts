import { digestOf } from '../record/chain.ts'
import { enteredFields, type Entered, type StoredLine } from './return.ts'

/** What a form, a file or a program wants a return to say. */
export interface Draft {
  /** By indicator code; lines that are not named stay as they are. */
  readonly lines: ReadonlyMap<string, Entered>
  readonly keyIssues?: string | undefined
  /** The version that the form was filled from: what somebody else has changed since is not overwritten. */
  readonly version: number
  /**
   * The mark of each line as the form showed it, by indicator code, and of the key issues under `key-issues`: what still
   * bears it was not touched and stays as it is in the store. What has no mark is taken to be meant as it stands.
   */
  readonly seen?: ReadonlyMap<string, string>
  /** Nothing at all may have changed since that version, as a program asks for with If-Match. */
  readonly isExact?: boolean
}

export const keyIssuesName = 'key-issues'

/** A short mark of what a line says, the same before and after a browser has had it in its boxes. */
export function markOf(entered: Entered): string {
  return mark(enteredFields.map((field) => (entered[field] === 'value' ? '' : entered[field])))
}

export const markOfText = (text: string): string => mark([text])

const mark = (texts: readonly string[]): string =>
  digestOf(texts.map((text) => JSON.stringify(text.replaceAll(/\s+/g, ' ').trim()))).slice(0, 16)

/** The lines that the draft means to change. */
export function touchedLines({ lines, seen }: Draft): Map<string, Entered> {
  return new Map([...lines].filter(([code, entered]) => seen?.get(code) !== markOf(entered)))
}

/** What the draft makes of the key issues; undefined: it leaves them alone. */
export function touchedKeyIssues({ keyIssues, seen }: Draft): string | undefined {
  return keyIssues !== undefined && seen?.get(keyIssuesName) === markOfText(keyIssues) ? undefined : keyIssues
}

/** Whether somebody else has changed a thing since the version that the draft was filled from. */
export function changedMeanwhile(
  { version }: Draft,
  at: { readonly savedVersion: number; readonly enteredBy: number | null },
  me: number,
): boolean {
  return at.savedVersion > version && at.enteredBy !== me
}

export function saysTheSame(line: Pick<StoredLine, keyof Entered>, entered: Entered): boolean {
  return enteredFields.every((field) => entered[field] === line[field])
}
