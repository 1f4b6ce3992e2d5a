import { decimalOf } from '../kernel/decimal.ts'
import { callable, type Called } from './callable.ts'
import type { Comparator, Comparison, Expression, Node, Operator } from './expression.ts'
import {
  CannotRead,
  formulaFinding,
  quoted,
  type FormulaCode,
  type FormulaFinding,
  type Wanted,
} from './formula-finding.ts'
import type { Kind } from './functions.ts'
import { formulaLimits } from './limits.ts'
import { readReference, referenceText } from './reference.ts'
import type { SystemArgument } from './system-functions.ts'
import { columnOf, tokenAt, type Token } from './token.ts'

export type ParsedFormula =
  | { readonly is: 'formula'; readonly expression: Expression }
  | { readonly is: 'faulty'; readonly findings: readonly FormulaFinding[] }

/** Reads the text of a formula; its first fault is told with its place, since after it nothing is certain. */
export function parseFormula(source: string): ParsedFormula {
  const { characters } = formulaLimits
  if (source.length > characters) {
    const args = { length: source.length, most: characters }
    return { is: 'faulty', findings: [formulaFinding('too-long', characters + 1, args)] }
  }
  try {
    return { is: 'formula', expression: new Reading(source).formula() }
  } catch (problem) {
    if (problem instanceof CannotRead) return { is: 'faulty', findings: [problem.finding] }
    throw problem
  }
}

/** How tightly a sign binds; those of one row are taken from the left. */
const binding: ReadonlyMap<string, number> = new Map<Operator, number>([
  ['+', 1],
  ['-', 1],
  ['*', 2],
  ['/', 2],
])
const comparators: ReadonlySet<string> = new Set<Comparator>(['=', '<>', '<', '<=', '>', '>='])

class Reading {
  readonly #source: string
  #token: Token
  #depth = 0
  #parts = 0
  readonly #references = new Set<string>()

  constructor(source: string) {
    this.#source = source
    this.#token = tokenAt(source, 0)
  }

  formula(): Expression {
    const first = this.#token
    if (first.is === 'end') this.#stop('formula-blank', first)
    const expression = this.#number()
    if (this.#token.is !== 'end') this.#wanted('operator')
    return expression
  }

  #number(): Expression {
    const node = this.#node()
    return node.is === 'comparison' ? this.#wrongKind('number', node.at) : node
  }

  #condition(): Comparison {
    const node = this.#node()
    return node.is === 'comparison' ? node : this.#wrongKind('condition', node.at)
  }

  #node(): Node {
    const left = this.#expression(1)
    if (!comparators.has(this.#token.text)) return left
    const comparator = this.#taken().text as Comparator
    const right = this.#expression(1)
    if (comparators.has(this.#token.text)) this.#stop('one-comparison', this.#token)
    return this.#counted({ is: 'comparison', comparator, left, right, at: left.at })
  }

  /** Everything that binds at least so tightly. Long chains are a loop, not a descent. */
  #expression(tightness: number): Expression {
    let left = this.#operand()
    for (;;) {
      const tight = binding.get(this.#token.text)
      if (tight === undefined || tight < tightness) return left
      const operator = this.#taken().text as Operator
      const right = this.#expression(tight + 1)
      left = this.#counted({ is: 'operation', operator, left, right, at: left.at })
    }
  }

  #operand(): Expression {
    const token = this.#taken()
    const at = this.#column(token)
    switch (token.is) {
      case 'number':
        return this.#counted({
          is: 'number',
          number: decimalOf(token.text) ?? this.#wanted('value', token),
          at,
        })
      case 'reference':
        return this.#reference(token)
      case 'name':
        return this.#call(token)
      case 'sign':
        if (token.text === '-') return this.#deeper(token, () => this.#negated(at))
        if (token.text === '(') return this.#deeper(token, () => this.#bracketed(token))
        return this.#wanted('value', token)
      case 'text':
      case 'end':
        return this.#wanted('value', token)
    }
  }

  #negated(at: number): Expression {
    return this.#counted({ is: 'negated', of: this.#operand(), at })
  }

  #bracketed(open: Token): Expression {
    const inside = this.#number()
    this.#close(open, 'closing')
    return { ...inside, at: this.#column(open) }
  }

  #reference(token: Token): Expression {
    const reference = readReference(token.text.slice(1, -1))
    if ('fault' in reference) return this.#stop(reference.fault, token, { found: quoted(reference.found) })
    this.#references.add(referenceText(reference))
    const most = formulaLimits.references
    if (this.#references.size > most) this.#stop('too-many-references', token, { most })
    return this.#counted({ is: 'reference', reference, at: this.#column(token) })
  }

  #call(token: Token): Expression {
    const at = this.#column(token)
    const isCalled = this.#token.text === '('
    const called = callable.get(token.text.toLowerCase())
    const args = { found: quoted(token.text) }
    if (!called) return this.#stop(isCalled ? 'function-unknown' : 'name-unknown', token, args)
    if (!isCalled) return this.#wanted('opening')
    return this.#deeper(token, () => {
      const open = this.#taken()
      if (called.is === 'call') {
        const read = this.#arguments(token, called, open, (kind) => this.#argument(kind))
        return this.#counted({ is: 'call', name: called.name, args: read, at })
      }
      const read = this.#arguments(token, called, open, (kind) => this.#written(kind))
      return this.#counted({ is: 'system', name: called.name, args: read, at })
    })
  }

  #arguments<Argument>(name: Token, called: Called, open: Token, read: (kind: Kind) => Argument): Argument[] {
    const { takes, optional, repeats } = called.shape
    const least = takes.length - optional
    const most = repeats ? formulaLimits.parts : takes.length
    const wrongNumber = (): never =>
      this.#stop('arguments-wanted', name, { name: called.name, least, most: repeats ? 0 : most })
    const args: Argument[] = []
    while (this.#token.text !== ')' || args.length > 0) {
      const kind = takes[args.length] ?? (repeats ? takes.at(-1) : undefined)
      if (kind === undefined) return wrongNumber()
      args.push(read(kind))
      if (this.#token.text !== ',') break
      this.#taken()
    }
    this.#close(open, 'comma-or-closing')
    return args.length < least ? wrongNumber() : args
  }

  #argument(kind: Kind): Node {
    if (kind === 'condition') return this.#condition()
    return kind === 'places' ? this.#places() : this.#number()
  }

  #places(): Expression {
    const token = this.#taken()
    const at = this.#column(token)
    const number = token.is === 'number' && /^[0-8]$/.test(token.text) ? decimalOf(token.text) : null
    return this.#counted({ is: 'number', number: number ?? this.#wrongKind('places', at), at })
  }

  /** An argument that is written out: a number or a text. */
  #written(kind: Kind): SystemArgument {
    const token = this.#taken()
    const at = this.#column(token)
    if (kind === 'text') return token.is === 'text' ? token.text.slice(1, -1) : this.#wrongKind('text', at)
    return (token.is === 'number' ? decimalOf(token.text) : null) ?? this.#wrongKind('threshold', at)
  }

  #close(open: Token, wanted: Wanted): void {
    if (this.#token.text === ')') this.#taken()
    else if (this.#token.is === 'end') this.#stop('not-closed', open, { found: '(' })
    else this.#wanted(wanted)
  }

  #deeper<Result>(token: Token, read: () => Result): Result {
    const most = formulaLimits.depth
    if (++this.#depth > most) this.#stop('too-deep', token, { most })
    const result = read()
    this.#depth--
    return result
  }

  #counted<Part extends Node>(part: Part): Part {
    const most = formulaLimits.parts
    if (++this.#parts > most) throw new CannotRead(formulaFinding('too-many-parts', part.at, { most }))
    return part
  }

  #taken(): Token {
    const token = this.#token
    if (token.is !== 'end') this.#token = tokenAt(this.#source, token.to)
    return token
  }

  #column(token: Token): number {
    return columnOf(this.#source, token.from)
  }

  #wanted(wanted: Wanted, token = this.#token): never {
    return this.#stop('expected', token, { found: quoted(token.text), wanted })
  }

  #wrongKind(wanted: Kind, at: number): never {
    throw new CannotRead(formulaFinding('wrong-kind', at, { wanted }))
  }

  #stop(code: FormulaCode, token: Token, args: Readonly<Record<string, string | number>> = {}): never {
    throw new CannotRead(formulaFinding(code, this.#column(token), args))
  }
}
