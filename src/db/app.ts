import type { Database } from './database.ts'

/** What every doorway is handed: the store, where things are kept, and where to write what went wrong. */
export interface App {
  readonly db: Database
  readonly log: Log
  /** The folder that holds what the database must not: checkpoints and their key. */
  readonly dataDir: string
  /** `http://127.0.0.1:3000`: the one address that people use, validated when the product starts. */
  readonly publicOrigin: string
  readonly version: string
  /** The identity provider by which people may sign in; absent where there is none. */
  readonly singleSignOn?: SingleSignOn | undefined
  /** By which server and from whom mail goes out, without its secrets; absent where none is sent. */
  readonly mail?: MailShown | undefined
  /** True once the product is stopping: no new work is taken. */
  readonly isStopping: () => boolean
  /** Answers a request to `/api/v1`; `src/entry` hangs it in, as only it may see the doors of every room. */
  readonly api?: (request: Request, asking: Asking) => Promise<Response>
}

/** One provider of OpenID Connect, as the settings name it. */
export interface SingleSignOn {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** What the button calls it: "Sign in with …". */
  readonly name: string
}

/** What people may be shown of the settings of mail. */
export interface MailShown {
  /** `mail.example.gov.uk:587`. */
  readonly server: string
  readonly from: string
}

/** A request as it comes in: the token of its session, if it bears one, and when and as what it is logged. */
export interface Asking {
  readonly token: string | null
  readonly now: Date
  readonly requestId: string
}

export interface Log {
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}
