import { isIP } from 'node:net'
import nodemailer from 'nodemailer'
import type { Rendered } from './render-letter.ts'

/** Where mail goes out: `url` holds the secret of the sign-in, so only the worker has it. */
export interface MailSettings {
  /** `smtp://user:password@mail.example.gov.uk:587`, or `smtps://` for a server that begins with TLS. */
  readonly url: string
  /** The one address that every message is from. */
  readonly from: string
}

export interface Outgoing extends Rendered {
  readonly to: string
  readonly subject: string
  /** Without brackets. */
  readonly messageId: string
}

/** The way out: a few connections to the mail server, kept open while there is something to send. */
export interface Post {
  /** Resolves once the server has taken the message; rejects with the library's error. */
  send(mail: Outgoing): Promise<void>
  close(): void
}

export const sendersAtOnce = 2

export function openPost({ url, from }: MailSettings): Post {
  const { protocol, hostname, port, username, password } = new URL(url)
  const hasSecret = password !== ''
  const transport = nodemailer.createTransport({
    pool: true,
    maxConnections: sendersAtOnce,
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (protocol === 'smtps:' ? 465 : 587) : Number(port),
    secure: protocol === 'smtps:',
    // A password never crosses the network unencrypted.
    requireTLS: hasSecret && protocol === 'smtp:' && !isLoopback(hostname),
    ...(hasSecret
      ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }
      : {}),
    connectionTimeout: 8_000,
    greetingTimeout: 8_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send({ to, subject, text, html, messageId }) {
      await transport.sendMail({
        from: { name: '', address: from },
        to: { name: '', address: to },
        envelope: { from, to },
        subject,
        text,
        html,
        messageId: `<${messageId}>`,
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      })
    },
    close: () => transport.close(),
  }
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || (isIP(host) === 4 && host.startsWith('127.'))
