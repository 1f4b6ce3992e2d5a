import { CannotRead, formulaFinding, quoted, type FormulaCode } from './formula-finding.ts'
import { formulaLimits } from './limits.ts'

export type TokenKind = 'number' | 'name' | 'reference' | 'text' | 'sign' | 'end'

/** One word of a formula. `from` and `to` count the source as JavaScript does; what is told to people is `columnOf`. */
export interface Token {
  readonly is: TokenKind
  readonly text: string
  readonly from: number
  readonly to: number
}

/** A character as a person counts, from 1. */
export function columnOf(source: string, index: number): number {
  return Array.from(source.slice(0, index)).length + 1
}

const patterns: readonly (readonly [TokenKind, RegExp])[] = [
  ['number', /\d+(?:\.\d+)?|\.\d+/y],
  ['name', /[A-Za-z_][A-Za-z0-9_]*/y],
  ['reference', /\[[^[\]]*\]/y],
  ['text', /'[^']*'|"[^"]*"/y],
  ['sign', /<=|>=|<>|[-+*/(),<>=]/y],
]
const space = /[ \t\r\n\u00a0]*/y

/** Signs that stand for one of ours on a keyboard or in a word processor. One way to write, so they are not taken. */
const insteadOf: readonly (readonly [string, string])[] = [
  ['!=', '<>'],
  ['==', '='],
  ['**', '*'],
  ['×', '*'],
  ['⋅', '*'],
  ['·', '*'],
  ['∗', '*'],
  ['÷', '/'],
  ['∕', '/'],
  ['⁄', '/'],
  ['−', '-'],
  ['–', '-'],
  ['—', '-'],
  ['＋', '+'],
  ['≤', '<='],
  ['≥', '>='],
  ['≠', '<>'],
  ['（', '('],
  ['）', ')'],
  ['‘', "'"],
  ['’', "'"],
  ['“', '"'],
  ['”', '"'],
]

/** The word that begins at `index`, blanks passed over. Throws `CannotRead` where there is none. */
export function tokenAt(source: string, index: number): Token {
  const from = index + match(space, source, index).length
  if (from >= source.length) return { is: 'end', text: '', from, to: from }
  const instead = insteadOf.find(([sign]) => source.startsWith(sign, from))
  if (instead) stop(source, from, 'write-instead', { found: instead[0], write: instead[1] })
  for (const [is, pattern] of patterns) {
    const text = match(pattern, source, from)
    if (text !== '') return checked(source, { is, text, from, to: from + text.length })
  }
  return unreadable(source, from)
}

function checked(source: string, token: Token): Token {
  const { is, text, from, to } = token
  if (is === 'number') {
    const more = match(/[\w.]+/y, source, to)
    const isLong = text.length > formulaLimits.digits + 1
    if (more !== '' || isLong || /^0\d/.test(text)) {
      stop(source, from, 'number-unreadable', { found: quoted(text + more) })
    }
  }
  if (is === 'text' && (text.length > formulaLimits.text + 2 || /\p{C}/u.test(text))) {
    stop(source, from, 'text-unreadable', { found: quoted(text), most: formulaLimits.text })
  }
  return token
}

function unreadable(source: string, from: number): never {
  const found = String.fromCodePoint(source.codePointAt(from) ?? 0)
  if (found === '[' || found === "'" || found === '"') stop(source, from, 'not-closed', { found })
  const number = (source.codePointAt(from) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  const isSeen = !/[\p{C}\p{Z}\p{M}]/u.test(found)
  return stop(source, from, 'character-unknown', { found: isSeen ? found : `U+${number}` })
}

function stop(
  source: string,
  index: number,
  code: FormulaCode,
  args: Readonly<Record<string, string | number>>,
): never {
  throw new CannotRead(formulaFinding(code, columnOf(source, index), args))
}

function match(pattern: RegExp, source: string, index: number): string {
  pattern.lastIndex = index
  return pattern.exec(source)?.[0] ?? ''
}
