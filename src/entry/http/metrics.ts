import { createServer, type Server } from 'node:http'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import { listening } from './listening.ts'

export interface Metrics {
  /** Call when a request arrives; call what it returns when it has been answered. */
  begin(method: string): (status: number) => void
  readonly registry: Registry
}

export function makeMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const seconds = new Histogram({
    name: 'throughline_request_seconds',
    help: 'Time to answer a request',
    labelNames: ['method', 'status'],
    registers: [registry],
  })
  return {
    registry,
    begin(method) {
      const end = seconds.startTimer({ method })
      return (status) => end({ status: `${Math.floor(status / 100)}xx` })
    },
  }
}

/** Serves the metrics to this machine alone. */
export async function serveMetrics({ registry }: Metrics, port: number): Promise<Server> {
  const server = createServer((_, response) => {
    void registry.metrics().then((text) => {
      response.setHeader('content-type', registry.contentType)
      response.end(text)
    })
  })
  await listening(server, { host: '127.0.0.1', port, setting: 'METRICS_PORT' })
  return server
}
