import type { Finding } from './finding.ts'

export type RefusalKind = 'not-found' | 'not-allowed' | 'invalid' | 'too-late' | 'conflict'

/** "We will not do it", returned by actions and never thrown. `why` names the sentence in the words of the room. */
export interface Refusal<Why extends string = string> {
  readonly refused: RefusalKind
  readonly why: Why
  readonly args: Readonly<Record<string, string | number>>
  readonly findings: readonly Finding[]
}

export function refuse<Why extends string>(
  refused: RefusalKind,
  why: Why,
  args: Refusal['args'] = {},
  findings: readonly Finding[] = [],
): Refusal<Why> {
  return { refused, why, args, findings }
}

export function isRefusal(result: unknown): result is Refusal {
  return typeof result === 'object' && result !== null && 'refused' in result
}

/** One table for every doorway: what a refusal is called over HTTP and on the command line. */
export const refusalCodes: Readonly<Record<RefusalKind, { readonly status: number; readonly exit: 1 }>> = {
  'not-found': { status: 404, exit: 1 },
  'not-allowed': { status: 403, exit: 1 },
  invalid: { status: 422, exit: 1 },
  'too-late': { status: 409, exit: 1 },
  conflict: { status: 409, exit: 1 },
}
