import type { RequestEvent } from '@sveltejs/kit'
import type { Browser } from '../credentials/browser.ts'
import { deviceOf } from '../credentials/device-of.ts'
import { sessionToken } from './session-cookie.ts'

/** The browser that a request comes from; `src/entry/server.ts` says from which network. */
export function browserOf({
  request,
  cookies,
  locals,
}: Pick<RequestEvent, 'request' | 'cookies' | 'locals'>): Browser {
  return {
    device: deviceOf(request.headers.get('user-agent') ?? ''),
    network: networkOfRequest(request),
    earlier: sessionToken(cookies, locals.app.publicOrigin),
  }
}

export function networkOfRequest(request: Request): string {
  return request.headers.get('x-throughline-network') ?? ''
}
