import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import compression from 'compression'
import { clearEnded } from '../accounts/sessions.action.ts'
import { clientAddress } from '../credentials/client-address.ts'
import { networkOf } from '../credentials/network-of.ts'
import type { App } from '../db/app.ts'
import { dropOldFiles } from '../imports/drop-old-files.action.ts'
import { placeApp } from './app-slot.ts'
import type { Config } from './config.ts'
import { answer, refuse, refuseUnreadable } from './http/answers.ts'
import { readiness } from './http/health.ts'
import { listening } from './http/listening.ts'
import { makeMetrics, serveMetrics } from './http/metrics.ts'
import { guard, stopping } from './http/request-guard.ts'
import { securityHeaders } from './http/security-headers.ts'

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
  // Of 260 kB of a scorecard, level 4 makes 16.0 kB in 0.6 ms of processor time, the usual 6 makes 15.0 kB in 0.9 ms.
  const compress = compression({ level: 4 })
  const ready = readiness(app)
  const metrics = makeMetrics()
  const origin = new URL(config.publicOrigin)

  const server = createServer({ connectionsCheckingInterval: 1_000 }, (request, response) => {
    const path = request.url?.split('?')[0] ?? '/'
    const requestId = randomBytes(6).toString('hex')
    const end = metrics.begin(request.method ?? 'GET')
    response.on('close', () => end(response.statusCode))
    response.setHeaders(new Map(Object.entries(securityHeaders(config.publicOrigin, path))))
    if (app.isStopping()) response.setHeader('connection', 'close')
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
    const refused = app.isStopping() ? stopping : guard(request, config.publicOrigin)
    if (refused) {
      refuse(request, response, refused)
      return
    }
    const address = request.socket.remoteAddress ?? ''
    const forwarded = [request.headers['x-forwarded-for'] ?? []].flat().join(',')
    // Overwritten on every request: what a client says of protocol, host and network is not believed.
    Object.assign(request.headers, {
      'x-throughline-protocol': origin.protocol.slice(0, -1),
      'x-throughline-host': origin.host,
      'x-throughline-request': requestId,
      'x-throughline-network': networkOf(clientAddress(address, forwarded, config.trustedProxies)),
    })
    compress(request as Parameters<typeof compress>[0], response as Parameters<typeof compress>[1], () => {
      pages(request, response, () => answer(response, 404, { error: 'not found' }))
    })
  })
  server.headersTimeout = 5_000
  server.requestTimeout = 60_000
  server.on('clientError', (error, socket) => refuseUnreadable(config.publicOrigin, error, socket))
  const metricsServer =
    config.metricsPort === undefined ? undefined : await serveMetrics(metrics, config.metricsPort)
  await listening(server, { host: config.host, port: config.port, setting: 'PORT' }).catch(
    (error: unknown) => {
      metricsServer?.close()
      throw error
    },
  )
  void clearAway(app)
  const hourly = setInterval(() => void clearAway(app), 3_600_000)
  return {
    async stop() {
      clearInterval(hourly)
      metricsServer?.close()
      await closed(server)
    },
  }
}

/** What is kept for a time only, once that is over: sessions that ended, and files that were sent and never imported. */
async function clearAway(app: App): Promise<void> {
  try {
    await clearEnded(app.db)
    await dropOldFiles(app, new Date())
  } catch (error) {
    if (!app.isStopping())
      // It is tried again within the hour.
      app.log.warn({ err: error }, 'What is kept for a time only could not be cleared away')
  }
}

async function loadPages(): Promise<Handler> {
  Object.assign(process.env, {
    PROTOCOL_HEADER: 'x-throughline-protocol',
    HOST_HEADER: 'x-throughline-host',
    // The guard holds back what is too large for its page before it is read.
    BODY_SIZE_LIMIT: '27M',
  })
  // Through a variable: the file exists only after the first build.
  const built = (await import(builtHandler)) as { handler: Handler }
  return built.handler
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
