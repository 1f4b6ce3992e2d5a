import type { IncomingMessage } from 'node:http'

export interface Refused {
  readonly status: 400 | 403 | 413 | 503
  readonly sentence: string
}

const reading: readonly (string | undefined)[] = ['GET', 'HEAD', 'OPTIONS']
export const largestBody = 1_000_000
/** A file for import has 25 megabytes at most, and the form around it a little. */
export const largestUpload = 27_000_000

/**
 * What is refused before any page sees it: an address that is none, a write that another site has sent (the browser
 * says where a form comes from), and a body that is too large.
 */
export function guard(request: IncomingMessage, publicOrigin: string): Refused | null {
  if (!isAddress(request.url ?? '')) {
    return { status: 400, sentence: 'The web address is not a whole one. Check that it is correct.' }
  }
  const takesFile = takesFileAt.test(request.url ?? '')
  if (lengthOf(request) > (takesFile ? largestUpload : largestBody)) {
    const most = takesFile ? '25 megabytes' : '1 megabyte'
    return { status: 413, sentence: `What you sent is too large: ${most} at most. Nothing was saved.` }
  }
  if (reading.includes(request.method) || isFromHere(request, publicOrigin) || isByToken(request)) return null
  return {
    status: 403,
    sentence: `This form was not sent from ${publicOrigin}, so nothing was saved. Open that address and try again.`,
  }
}

/** The pages to which files for import and Word templates are sent. */
const takesFileAt = /^(?:\/en-xa)?\/[a-z][a-z0-9-]*\/(?:import|settings\/word-template)(?:\?|$)/

/** Bytes of the body as the request says; a form that does not say so could be of any size. Doors count for themselves. */
function lengthOf({ url, headers }: IncomingMessage): number {
  const isUnsaid = headers['transfer-encoding'] !== undefined && !(url ?? '').startsWith('/api/')
  return isUnsaid ? Infinity : Number(headers['content-length'] ?? 0)
}

/** Answered while the product stops: what is under way is finished, and nothing new begun. */
export const stopping: Refused = {
  status: 503,
  sentence: 'The service is being stopped. Try again in a few minutes. What you had saved is safe.',
}

/**
 * A path of our own that can be decoded and holds no control character, and a query without NUL, which the store cannot
 * hold. `//host` would be another host, and SvelteKit answers a path that cannot be decoded by ending the process.
 */
function isAddress(url: string): boolean {
  const [path = '', query = ''] = url.split('?', 2)
  if (!path.startsWith('/') || path.startsWith('//') || query.includes('%00')) return false
  try {
    return !/\p{Cc}/u.test(decodeURIComponent(path))
  } catch {
    return false
  }
}

/**
 * A program with a token of its own: no page of another site can send that header here, and where it stands no cookie is
 * read.
 */
function isByToken({ url, headers }: IncomingMessage): boolean {
  return headers.authorization !== undefined && (url ?? '').startsWith('/api/')
}

function isFromHere({ headers }: IncomingMessage, publicOrigin: string): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined)
    return site === 'same-origin' || (site === 'none' && headers.origin === publicOrigin)
  return headers.origin === publicOrigin
}
