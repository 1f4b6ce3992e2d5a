import { resolve } from 'node:path'
import { isIP } from 'node:net'
import { z } from 'zod'
import type { SingleSignOn } from '../db/app.ts'
import { isAddress } from '../mail/is-address.ts'
import type { MailSettings } from '../mail/post.action.ts'

/** What the environment and the command line may set, parsed once; each fault is a sentence. */
export interface Config {
  readonly host: string
  readonly port: number
  readonly publicOrigin: string
  readonly dataDir: string
  readonly databaseUrl: string | undefined
  readonly binDir: string | undefined
  /** Where metrics are served, on the loopback address only; nowhere unless set. */
  readonly metricsPort: number | undefined
  /** Proxies whose word about where a request comes from is believed; none unless set. */
  readonly trustedProxies: readonly string[]
  readonly singleSignOn: SingleSignOn | undefined
  /** How mail is sent; none is unless set. */
  readonly mail: MailSettings | undefined
}

/** The settings cannot be used; the message says which and how. */
export class BadSetting extends Error {
  override readonly name = 'BadSetting'
}

const port = (name: string) =>
  z
    .string()
    .regex(/^\d{1,5}$/, `${name} must be a number from 1 to 65535`)
    .transform(Number)
    .refine((value) => value >= 1 && value <= 65_535, `${name} must be a number from 1 to 65535`)

const environment = z.object({
  HOST: z.string().min(1, 'HOST must be an address, like 127.0.0.1').default('127.0.0.1'),
  PORT: port('PORT').default(3000),
  PUBLIC_ORIGIN: z
    .string()
    .regex(
      /^https?:\/\/[^/?#\s]+$/,
      'PUBLIC_ORIGIN must be like https://performance.example.gov.uk, without a path',
    )
    .optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'DATABASE_URL must begin with postgres://')
    .optional(),
  PG_BIN: z.string().min(1).optional(),
  METRICS_PORT: port('METRICS_PORT').optional(),
  TRUST_PROXY: z
    .string()
    .default('')
    .transform((text) => text.split(',').flatMap((address) => address.trim() || []))
    .refine(
      (addresses) => addresses.every((address) => isIP(address) > 0),
      'TRUST_PROXY must be the addresses of your own proxies, with commas between them, like 10.0.0.5',
    ),
  OIDC_ISSUER: z
    .string()
    .refine(
      isIssuer,
      'OIDC_ISSUER must be the https address that your identity provider calls itself, like https://login.example.gov.uk',
    )
    .optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_NAME: z.string().min(1).max(60, 'OIDC_NAME must be 60 characters or fewer').default('single sign-on'),
  MAIL_URL: z
    .string()
    .refine(
      isMailServer,
      'MAIL_URL must be like smtp://mail.example.gov.uk:587, with user and password before an @ where the server asks for them',
    )
    .optional(),
  MAIL_FROM: z
    .string()
    .refine(isAddress, 'MAIL_FROM must be one address, like performance@example.gov.uk')
    .optional(),
})

function isMailServer(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, pathname, search, hash } = new URL(text)
  return ['smtp:', 'smtps:'].includes(protocol) && hostname !== '' && pathname + search + hash === ''
}

/** Plain http is for a provider on this very machine, as tests have one. */
function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, search, hash } = new URL(text)
  const isHere = protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)
  return (protocol === 'https:' || isHere) && search === '' && hash === ''
}

export function readConfig(env: NodeJS.ProcessEnv, given: { dataDir?: string | undefined } = {}): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(set)
  if (!parsed.success) throw new BadSetting(parsed.error.issues.map((issue) => `${issue.message}.`).join(' '))
  const { HOST, PORT, PUBLIC_ORIGIN, DATA_DIR, DATABASE_URL, PG_BIN, METRICS_PORT } = parsed.data
  return {
    host: HOST,
    port: PORT,
    publicOrigin: PUBLIC_ORIGIN ?? `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${PORT}`,
    dataDir: resolve(given.dataDir ?? DATA_DIR),
    databaseUrl: DATABASE_URL,
    binDir: PG_BIN,
    metricsPort: METRICS_PORT,
    trustedProxies: parsed.data.TRUST_PROXY,
    singleSignOn: singleSignOnOf(parsed.data),
    mail: mailOf(parsed.data),
  }
}

function mailOf({ MAIL_URL, MAIL_FROM }: z.output<typeof environment>): MailSettings | undefined {
  if (MAIL_URL !== undefined && MAIL_FROM !== undefined) return { url: MAIL_URL, from: MAIL_FROM }
  if (MAIL_URL === undefined && MAIL_FROM === undefined) return undefined
  throw new BadSetting(`Mail also needs ${MAIL_URL === undefined ? 'MAIL_URL' : 'MAIL_FROM'}.`)
}

/** All of its settings, or none. */
function singleSignOnOf(set: z.output<typeof environment>): SingleSignOn | undefined {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = set
  const three = { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET }
  if (OIDC_ISSUER !== undefined && OIDC_CLIENT_ID !== undefined && OIDC_CLIENT_SECRET !== undefined)
    return {
      issuer: OIDC_ISSUER,
      clientId: OIDC_CLIENT_ID,
      clientSecret: OIDC_CLIENT_SECRET,
      name: OIDC_NAME,
    }
  const missing = Object.entries(three).flatMap(([name, value]) => (value === undefined ? name : []))
  if (missing.length === 3) return undefined
  throw new BadSetting(`Single sign-on also needs ${missing.join(' and ')}.`)
}
