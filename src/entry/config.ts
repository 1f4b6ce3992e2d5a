import { resolve } from 'node:path'
import { z } from 'zod'

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
})

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
  }
}
