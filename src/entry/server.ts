import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import compression from 'compression'
import type { App } from '../db/app.ts'
import { placeApp } from './app-slot.ts'
import type { Config } from './config.ts'
import { readiness } from './http/health.ts'
import { makeMetrics, serveMetrics } from './http/metrics.ts'
import { plainPage } from './http/plain-page.ts'
import { guard } from './http/request-guard.ts'
import { setSecurityHeaders } from './http/security-headers.ts'

export interface RunningServer {
  /** Answers what is under way, takes nothing new, and ends; after 20 s whatever still runs is cut off. */
  stop(): Promise<void>
}

type Handler = (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void
const builtHandler = new URL('../../build/handler.js', import.meta.url).href

/** Serves the pages of the built product for one App. */
export async function startServer(app: App, config: Config): Promise<RunningServer> {
  placeApp(app)
  const pages = await loadPages()
  const compress = compression()
  const ready = readiness(app)
  const metrics = makeMetrics()
  const origin = new URL(config.publicOrigin)

  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0] ?? '/'
    const requestId = randomBytes(6).toString('hex')
    const end = metrics.begin(request.method ?? 'GET')
    response.on('finish', () => end(response.statusCode))
    if (app.isStopping()) response.setHeader('connection', 'close')
    setSecurityHeaders(response, config.publicOrigin, path)
    if (path === '/health/live') {
      answer(response, 200, { live: true })
      return
    }
    if (path === '/health/ready') {
      void ready().then(({ status, body }) => {
        answer(response, status, body)
      })
      return
    }
    const refused = guard(request, config.publicOrigin)
    if (refused) {
      refuse(request, response, refused)
      return
    }
    // Overwritten on every request: what a client says of protocol and host is not believed.
    Object.assign(request.headers, {
      'x-throughline-protocol': origin.protocol.slice(0, -1),
      'x-throughline-host': origin.host,
      'x-throughline-request': requestId,
    })
    compress(request as Parameters<typeof compress>[0], response as Parameters<typeof compress>[1], () => {
      pages(request, response, () => answer(response, 404, { error: 'not found' }))
    })
  })
  server.headersTimeout = 10_000
  server.requestTimeout = 60_000
  await listening(server, config)
  const metricsServer =
    config.metricsPort === undefined ? undefined : serveMetrics(metrics, config.metricsPort)
  return {
    async stop() {
      metricsServer?.close()
      await closed(server)
    },
  }
}

async function loadPages(): Promise<Handler> {
  Object.assign(process.env, {
    PROTOCOL_HEADER: 'x-throughline-protocol',
    HOST_HEADER: 'x-throughline-host',
    BODY_SIZE_LIMIT: '1M',
  })
  // Through a variable: the file exists only after the first build.
  const built = (await import(builtHandler)) as { handler: Handler }
  return built.handler
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.statusCode = status
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify(body))
}

function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  refused: { status: number; sentence: string },
): void {
  request.resume()
  response.statusCode = refused.status
  response.setHeader('connection', 'close')
  if (request.url?.startsWith('/api/')) {
    response.setHeader('content-type', 'application/problem+json')
    response.end(JSON.stringify({ type: 'about:blank', status: refused.status, title: refused.sentence }))
    return
  }
  response.setHeader('content-type', 'text/html; charset=utf-8')
  response.end(plainPage('This was not accepted', refused.sentence))
}

function listening(server: Server, { host, port }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), 20_000)
    server.close(() => {
      clearTimeout(cut)
      resolve()
    })
    server.closeIdleConnections()
  })
}
