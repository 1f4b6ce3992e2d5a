import { createServer, type Server } from 'node:http'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'

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
export function serveMetrics({ registry }: Metrics, port: number): Server {
  return createServer((_, response) => {
    void registry.metrics().then((text) => {
      response.setHeader('content-type', registry.contentType)
      response.end(text)
    })
  }).listen(port, '127.0.0.1')
}
