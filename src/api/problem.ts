import { refusalCodes, type Refusal } from '../kernel/refusal.ts'
import type { Finding } from '../kernel/finding.ts'

/** A problem document (RFC 9457) with the findings in it. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail?: string
  /** The same for every problem of its kind, for programs; the title is for people. */
  readonly code: string
  /** For finding the request in the log. */
  readonly reference?: string
  readonly findings?: readonly ProblemFinding[]
}

export interface ProblemFinding {
  /** The key of the request it is about: `values[2].period`. */
  readonly field: string
  readonly code: string
  readonly severity: string
  readonly message: string
}

export function problem(
  status: number,
  code: string,
  title: string,
  more: Pick<Problem, 'detail' | 'reference' | 'findings'> = {},
): Problem {
  return { type: `urn:problem-type:throughline:${code}`, title, status, code, ...more }
}

export type Sentences = { readonly refusals: object; readonly findings?: object }

/** What an action refuses, in the words of its room. */
export function problemOfRefusal(refusal: Refusal, words: readonly Sentences[], status?: number): Problem {
  const refusals = words.map((room) => room.refusals)
  return problem(
    status ?? refusalCodes[refusal.refused].status,
    refusal.why,
    sentenceOf(refusals, refusal.why, refusal.args),
    refusal.findings.length === 0 ? {} : { findings: findingsJson(refusal.findings, words) },
  )
}

export function findingsJson(found: readonly Finding[], words: readonly Sentences[]): ProblemFinding[] {
  const sentences = words.map((room) => room.findings ?? {})
  return found.map(({ field, code, severity, args }) => ({
    field,
    code,
    severity,
    message: sentenceOf(sentences, code, args),
  }))
}

type Say = string | ((args: Finding['args']) => string)

/** The sentence of the first table that has one for the code; the code itself where none has. */
function sentenceOf(tables: readonly object[], code: string, args: Finding['args']): string {
  const table = tables.find((words) => Object.hasOwn(words, code)) as Record<string, Say> | undefined
  const say = table?.[code]
  return typeof say === 'function' ? say(args) : (say ?? code)
}
