import type { RequestEvent } from '@sveltejs/kit'
import type { App } from '../../src/db/app.ts'
import { withApi } from '../../src/entry/app-slot.ts'
import type { Place } from '../../src/places/place.ts'
import { startSession } from '../../src/accounts/sign-in.action.ts'
import { fallback } from '../../src/routes/api/v1/[...path]/+server.ts'
import { postNamed } from './posts.ts'

export interface Sending {
  readonly method?: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** What a program is answered; `json` is the body read as JSON. */
export interface Answered {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly json: unknown
}

/** A program that speaks to `/api/v1` with the cookie of somebody's session, through the product's own route. */
export interface Program {
  ask(path: string, request?: Sending): Promise<Answered>
}

let keys = 0

/** Signed in as a post of the place; `null` for nobody. */
export async function programOf(app: App, place: Place, post: string | null): Promise<Program> {
  if (post === null) return programWith(app, '')
  const { accountId } = await postNamed(app, place, post)
  if (accountId === null) throw new Error(`${post} has no account`)
  return programWith(app, `tl=${await startSession(app.db, accountId)}`)
}

export function programWith(app: App, cookie: string): Program {
  const served = withApi(app)
  return {
    async ask(path, { method = 'GET', body, headers = {} } = {}) {
      const isWrite = method !== 'GET'
      const request = new Request(`${app.publicOrigin}/api/v1${path}`, {
        method,
        headers: {
          cookie,
          ...(isWrite ? { 'content-type': 'application/json', 'idempotency-key': `key-${(keys += 1)}` } : {}),
          ...headers,
        },
        ...(isWrite ? { body: typeof body === 'string' ? body : JSON.stringify(body ?? {}) } : {}),
      })
      const answer = await fallback({
        request,
        cookies: { get: (name: string) => cookieNamed(cookie, name) },
        locals: { app: served, now: new Date(), requestId: 'test' },
      } as unknown as RequestEvent)
      const text = await answer.text()
      const isJson = (answer.headers.get('content-type') ?? '').includes('json')
      return {
        status: answer.status,
        headers: answer.headers,
        text,
        json: isJson ? (JSON.parse(text) as unknown) : null,
      }
    },
  }
}

function cookieNamed(header: string, name: string): string | undefined {
  const found = header.split(/;\s*/).find((pair) => pair.startsWith(`${name}=`))
  return found?.slice(name.length + 1)
}
