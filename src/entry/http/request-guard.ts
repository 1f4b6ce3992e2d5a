import type { IncomingMessage } from 'node:http'

export interface Refused {
  readonly status: 400 | 403 | 413 | 503
  readonly sentence: string
}

const reading: readonly (string | undefined)[] = ['GET', 'HEAD', 'OPTIONS']
export const largestBody = 1_000_000

/**
 * What is refused before any page sees it: a write that another site has sent (the browser says where a form comes
 * from), and a body that is too large.
 */
export function guard(request: IncomingMessage, publicOrigin: string): Refused | null {
  if (Number(request.headers['content-length'] ?? 0) > largestBody) {
    return { status: 413, sentence: 'What you sent is too large: 1 megabyte at most. Nothing was saved.' }
  }
  if (reading.includes(request.method) || isFromHere(request, publicOrigin)) return null
  return {
    status: 403,
    sentence: `This form was not sent from ${publicOrigin}, so nothing was saved. Open that address and try again.`,
  }
}

function isFromHere({ headers }: IncomingMessage, publicOrigin: string): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined)
    return site === 'same-origin' || (site === 'none' && headers.origin === publicOrigin)
  return headers.origin === publicOrigin
}
