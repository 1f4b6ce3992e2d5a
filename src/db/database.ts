import { Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import { Pool } from 'pg'
import type { PoolConfig } from 'pg'
import type { SocketConnection } from './embedded/start-embedded.ts'
import { PoolDriver } from './pool-driver.ts'
import { SignOfLife } from './sign-of-life.ts'
import type { Tables } from './tables.ts'
import { valueParsers } from './value-parsers.ts'

/** The store: its pool of connections, and typed queries over it. Rooms query through tenant.ts alone. */
export interface Database {
  readonly kysely: Kysely<Tables>
  readonly pool: Pool
  readonly close: () => Promise<void>
}

export interface DatabaseOptions {
  /** A server on this machine, as `startEmbedded` gives it, or … */
  readonly connection?: SocketConnection | undefined
  /** … `postgres://…` of any other. One of the two. */
  readonly url?: string | undefined
  /** Connections at most; 10. */
  readonly max?: number
}

/** Opens the pool; nothing is connected before the first query. A database that does not answer fails in 2 s. */
export function openDatabase(options: DatabaseOptions): Database {
  const server = target(options)
  const pool = new Pool({
    ...server,
    max: options.max ?? 10,
    connectionTimeoutMillis: 1500,
    types: valueParsers,
  })
  // A server that stops tells every connection so; without a listener that would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const kysely = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new PoolDriver(pool, new SignOfLife(server)),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
  return { kysely, pool, close: () => pool.end() }
}

function target({ connection, url }: DatabaseOptions): PoolConfig {
  if (connection !== undefined) return { ...connection, port: 5432, ssl: false }
  if (url !== undefined) return { connectionString: url }
  throw new TypeError('openDatabase needs a connection or a url')
}
