import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { createServer } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** A message as the mail server was given it. */
export interface Taken {
  readonly from: string
  readonly to: readonly string[]
  readonly headers: ReadonlyMap<string, string>
  readonly body: string
}

export interface MailServer {
  readonly url: string
  readonly port: number
  readonly taken: readonly Taken[]
  close(): Promise<void>
}

export interface Manners {
  readonly port?: number
  /** What is answered to a recipient; nothing: welcome. */
  readonly recipient?: (address: string) => { readonly code: number; readonly text: string } | undefined
  /** Runs when a message has been read whole, before it is acknowledged. */
  readonly beforeAcknowledged?: (taken: Taken) => Promise<void>
  /** Breaks off in the middle of a message's text, so many times. */
  readonly drops?: number
  readonly password?: string
}

/** A real SMTP server on the loopback address, with manners of its own. */
export async function aMailServer(manners: Manners = {}): Promise<MailServer> {
  const taken: Taken[] = []
  let dropsLeft = manners.drops ?? 0
  const options: SMTPServerOptions = {
    authOptional: manners.password === undefined,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onAuth: ({ password }, _, answer) =>
      password === manners.password
        ? answer(null, { user: 'somebody' })
        : answer(Object.assign(new Error('5.7.8 not known here'), { responseCode: 535 })),
    onRcptTo: ({ address }, _, answer) => {
      const refused = manners.recipient?.(address)
      answer(refused ? Object.assign(new Error(refused.text), { responseCode: refused.code }) : undefined)
    },
    onData: (stream, session, answer) => {
      if (dropsLeft > 0) {
        dropsLeft -= 1
        for (const connection of server.connections as Set<{ _socket: Socket }>) connection._socket.destroy()
        return
      }
      // Where the sender breaks off, there is no message.
      const whole = text(stream).catch(() => undefined)
      void whole.then(async (raw) => {
        if (raw === undefined) return
        const { mailFrom, rcptTo } = session.envelope
        const one = read(
          raw,
          mailFrom === false ? '' : mailFrom.address,
          rcptTo.map(({ address }) => address),
        )
        await manners.beforeAcknowledged?.(one)
        taken.push(one)
        answer()
      })
    },
  }
  const server = new SMTPServer(options)
  // Whoever breaks off is no fault of the server's.
  server.on('error', () => undefined)
  server.listen(manners.port ?? 0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  const user = manners.password === undefined ? '' : `somebody:${encodeURIComponent(manners.password)}@`
  return {
    url: `smtp://${user}127.0.0.1:${port}`,
    port,
    taken,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

/** An address where nothing answers. */
export async function noMailServer(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return `smtp://127.0.0.1:${port}`
}

function read(raw: string, from: string, to: readonly string[]): Taken {
  const end = raw.indexOf('\r\n\r\n')
  const lines = raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
  const headers = new Map(
    lines.map((line): [string, string] => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
    }),
  )
  return { from, to, headers, body: raw.slice(end + 4) }
}
