import type { Server } from 'node:http'
import { CannotStart } from '../../db/embedded/cannot-start.ts'

interface Address {
  readonly host: string
  readonly port: number
  /** The setting that names the port. */
  readonly setting: 'PORT' | 'METRICS_PORT'
}

/** Resolves when the server listens; throws `CannotStart` with a sentence where it cannot. */
export function listening(server: Server, { host, port, setting }: Address): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const say = sentences[error.code ?? '']
      reject(say ? new CannotStart(say({ host, port, setting }), { cause: error }) : error)
    })
    server.listen(port, host, resolve)
  })
}

const notHere = ({ host, port, setting }: Address): string =>
  `The address ${host}:${port} cannot be used here. Set HOST and ${setting}.`

const sentences: Readonly<Record<string, (address: Address) => string>> = {
  EADDRINUSE: ({ port, setting }) =>
    `Port ${port} is in use. Stop what uses it, or choose another: ${setting}=${port + 1} npm start`,
  EADDRNOTAVAIL: notHere,
  EACCES: notHere,
  ENOTFOUND: notHere,
}
