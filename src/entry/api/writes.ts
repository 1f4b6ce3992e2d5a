import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Door } from '../../api/door.action.ts'
import type { ApiEnv } from './env.ts'
import { largestBody, refusing } from './problems.ts'

const ofReasonableSize = bodyLimit({
  maxSize: largestBody,
  onError: () => {
    throw Object.assign(new Error('the body is too large'), { status: 413 })
  },
})

const isJson = /^application\/json\s*(;|$)/i
const isKey = /^[\x21-\x7e]{1,200}$/
const isVersion = /^"(\d{1,9})"$/

/** What every change must bring: a body of JSON of a reasonable size, a key, and the version it is meant for. */
export function checkWrite(door: Door): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    if (!isJson.test(c.req.header('content-type') ?? '')) return refusing(c, 415, 'json-only')
    const key = c.req.header('idempotency-key') ?? ''
    if (!isKey.test(key)) return refusing(c, 400, 'key-missing')
    const sent = c.req.header('if-match')
    if (door.staleWhy !== null && sent === undefined) return refusing(c, 428, 'version-missing')
    const version = isVersion.exec(sent ?? '')?.[1]
    if (door.staleWhy !== null && version === undefined) return refusing(c, 412, 'version-stale')
    c.set('key', key)
    c.set('version', Number(version ?? 0))
    return ofReasonableSize(c, next)
  }
}
