import type { Hook } from '@hono/zod-openapi'
import { isOutage } from '../../db/outage.ts'
import type { Finding } from '../../kernel/finding.ts'
import { refuse, type Refusal } from '../../kernel/refusal.ts'
import { problemOfRefusal, type Problem, type Sentences } from '../../api/problem.ts'
import { apiWords } from '../../api/words.ts'
import type { ApiContext, ApiEnv } from './env.ts'

const words = apiWords('en')

export function answerProblem(problem: Problem, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json', 'content-language': 'en', ...headers },
  })
}

/** What is refused at the door itself, before any room is asked. */
export function refusing(
  _: ApiContext,
  status: number,
  why: string,
  args: Finding['args'] = {},
  findings: readonly Finding[] = [],
): Response {
  const problem = problemOfRefusal(refuse('invalid', why, args, findings), [words], status)
  return answerProblem(problem, status === 401 ? { 'www-authenticate': 'Bearer realm="Throughline"' } : {})
}

/** What an action has refused, in the words of its room. */
export function answerRefusal(refusal: Refusal, room: Sentences, staleWhy: string | null): Response {
  const isStale = refusal.why === staleWhy
  return answerProblem(problemOfRefusal(refusal, [room, words], isStale ? 412 : undefined))
}

/** A request that is not as its schemas describe; a part of the path that is not makes an address that is not there. */
export const answerInvalid: Hook<unknown, ApiEnv, string, Response | undefined> = (result, c) => {
  if (result.success) return undefined
  if (result.target === 'param') return refusing(c, 404, 'address-not-found')
  return refusing(c, 422, 'request-not-understood', {}, findingsOf(result.error.issues))
}

interface Issue {
  readonly code?: string
  readonly path: readonly PropertyKey[]
  readonly message: string
  readonly keys?: readonly string[]
}

function findingsOf(issues: readonly Issue[]): Finding[] {
  return issues.flatMap(({ path, message, keys }): Finding[] => {
    if (!keys) {
      return [{ field: keyOf(path), code: 'not-as-described', severity: 'error', args: { what: message } }]
    }
    return keys.map((key) => ({
      field: keyOf([...path, key]),
      code: 'unknown-key',
      severity: 'error',
      args: { key },
    }))
  })
}

/** `values[0].period`. */
function keyOf(path: readonly PropertyKey[]): string {
  return path
    .map((part, i) => (typeof part === 'number' ? `[${part}]` : `${i === 0 ? '' : '.'}${String(part)}`))
    .join('')
}

/** Bodies that cannot be read, and what went wrong here: logged with the reference that the answer bears. */
export function answerFault(error: Error, c: ApiContext): Response {
  const status = 'status' in error ? error.status : undefined
  if (status === 400) return refusing(c, 400, 'not-json')
  if (status === 413) return refusing(c, 413, 'too-large', { most: largestBody })
  if (status === 415) return refusing(c, 415, 'json-only')
  const { app, asking } = c.env
  const reference = asking.requestId
  app.log.error({ err: error, reference, path: c.req.path }, 'A request failed')
  const isOut = isOutage(error)
  const why = isOut ? 'outage' : 'fault'
  const problem = problemOfRefusal(refuse('invalid', why), [words], isOut ? 503 : 500)
  return answerProblem({ ...problem, reference }, isOut ? { 'retry-after': '60' } : {})
}

/** In bytes, as the server's own. */
export const largestBody = 1_000_000
