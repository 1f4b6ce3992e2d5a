import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { plainPage } from './plain-page.ts'
import type { Refused } from './request-guard.ts'
import { securityHeaders } from './security-headers.ts'

export function answer(response: ServerResponse, status: number, body: object): void {
  response.statusCode = status
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify(body))
}

/** Answers before the pages run, and closes the connection: a page for people, a problem document for programs. */
export function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  { status, sentence }: Refused,
): void {
  response.statusCode = status
  response.setHeader('connection', 'close')
  const isProgram = request.url?.startsWith('/api/') === true
  response.setHeader('content-type', isProgram ? 'application/problem+json' : 'text/html; charset=utf-8')
  const body = isProgram
    ? JSON.stringify({ type: 'about:blank', status, title: sentence })
    : plainPage(status === 503 ? 'Sorry, the service is unavailable' : 'This was not accepted', sentence)
  onceSent(request, () => {
    if (!response.writableEnded) response.end(body)
  })
}

const mostPatienceMs = 2_000

/** Whoever is still sending when the connection closes hears nothing, so the rest is let run out; but not for long. */
function onceSent(request: IncomingMessage, work: () => void): void {
  const late = setTimeout(work, mostPatienceMs)
  request.once('end', () => {
    clearTimeout(late)
    work()
  })
  request.once('error', () => {
    clearTimeout(late)
  })
  request.resume()
}

const unreadable: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
}

/** What is said to somebody whose request cannot be read as one, or does not come to its end. */
export function refuseUnreadable(publicOrigin: string, error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy()
  const headers = Object.entries({
    ...securityHeaders(publicOrigin, ''),
    connection: 'close',
    'content-length': '0',
  }).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(`HTTP/1.1 ${unreadable[error.code ?? ''] ?? '400 Bad Request'}\r\n${headers.join('')}\r\n`)
}
