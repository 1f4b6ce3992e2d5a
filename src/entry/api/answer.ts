import { createHash } from 'node:crypto'
import { isRefusal } from '../../kernel/refusal.ts'
import type { Door, DoorInput, Reply, RoomDoors } from '../../api/door.action.ts'
import { canonical } from '../../record/chain.ts'
import type { Plain } from '../../record/entry.ts'
import { Once, type Answer } from '../../record/once.ts'
import type { ApiContext } from './env.ts'
import { answerRefusal } from './problems.ts'

/** The parts of a request, each as its schema gave it back. */
export function inputOf(c: ApiContext, door: Door): DoorInput {
  const valid = (part: 'param' | 'query' | 'json'): unknown => c.req.valid(part as never)
  return {
    params: door.params ? valid('param') : {},
    query: valid('query'),
    body: door.body ? valid('json') : undefined,
    version: c.get('version'),
  }
}

export async function answerRead(
  c: ApiContext,
  room: RoomDoors,
  door: Door,
  input: DoorInput,
): Promise<Response> {
  const result = await door.run(c.get('call'), input)
  if (isRefusal(result)) return answerRefusal(result, room.words, null)
  return answered(wordedAs(door.reply(result)))
}

/** A change, made once for its key: sent again it is answered from what was kept, in the change's own transaction. */
export async function answerWrite(
  c: ApiContext,
  room: RoomDoors,
  door: Door,
  input: DoorInput,
): Promise<Response> {
  const call = c.get('call')
  const asWorded = (result: unknown): Answer => worded(door.reply(result))
  const once = new Once(c.get('key'), hashOf(c, input), asWorded)
  const result = await door.run({ ...call, actor: { ...call.actor, once } }, input)
  if (once.answer) return answered(once.answer)
  // Nothing was changed: refused, or only tried.
  if (isRefusal(result)) return answerRefusal(result, room.words, door.staleWhy)
  return answered(asWorded(result))
}

function hashOf(c: ApiContext, { query, body, version }: DoorInput): Buffer {
  const asked: Plain = [c.req.method, c.req.path, plain(query), plain(body), version]
  return createHash('sha256').update(canonical(asked)).digest()
}

const plain = (value: unknown): Plain => JSON.parse(JSON.stringify(value ?? null)) as Plain

interface File {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array<ArrayBuffer>
}

function wordedAs(reply: Reply<unknown>): Answer | File {
  if (!('file' in reply)) return worded(reply)
  return {
    status: 200,
    headers: {
      'content-type': reply.mediaType,
      'content-disposition': `attachment; filename="${reply.name}"`,
    },
    body: new Uint8Array(reply.file),
  }
}

function worded(reply: Reply<unknown>): Answer {
  if ('file' in reply) throw new TypeError('a change answers with a body')
  const { body, version } = reply
  return {
    status: 200,
    headers: {
      'content-type': 'application/json',
      ...(version === undefined ? {} : { etag: `"${version}"` }),
    },
    body: JSON.stringify(body),
  }
}

function answered({ status, headers, body }: Answer | File): Response {
  return new Response(body, { status, headers })
}
