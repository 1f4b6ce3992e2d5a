import { AbortedTransactionError, CompiledQuery } from 'kysely'
import type { DatabaseConnection, Driver, QueryResult, TransactionSettings } from 'kysely'
import type { Pool, PoolClient } from 'pg'
import type { SignOfLife } from './sign-of-life.ts'

/** Kysely's connection that keeps its `pg` client within reach, so that COPY can run in the same transaction. */
export class PoolConnection implements DatabaseConnection {
  readonly client: PoolClient
  readonly #server: SignOfLife
  #isBroken = false
  #isReleased = false
  /** How the transaction begins, until its first statement takes that along: a round trip less for each transaction. */
  #beginning: string | null = null

  constructor(client: PoolClient, server: SignOfLife) {
    this.client = client
    this.#server = server
  }

  get isBroken(): boolean {
    return this.#isBroken
  }

  /** Gives the connection up: the transaction is lost, and the pool will not hand it out again. */
  breakOff(): void {
    this.#isBroken = true
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    this.#refuseBroken()
    const text = await this.#withBeginning(sql, parameters.length > 0)
    // Several statements in one text give a list of results, which pg's types do not say.
    const answer: unknown = await this.#ask(this.client.query(text, [...parameters]))
    const result = (Array.isArray(answer) ? answer.at(-1) : answer) as PgResult<R> | undefined
    if (result === undefined) return { rows: [] }
    const { command, rowCount, rows } = result
    return changing.has(command) ? { rows, numAffectedRows: BigInt(rowCount ?? 0) } : { rows }
  }

  async end(command: 'commit' | 'rollback'): Promise<string> {
    this.#refuseBroken()
    if (this.#beginning !== null) {
      this.#beginning = null
      return command.toUpperCase()
    }
    return (await this.#ask(this.client.query(command))).command
  }

  begin(text: string): void {
    this.#beginning = text
  }

  /** Statements with parameters stand alone, so what begins the transaction goes before them by itself. */
  async #withBeginning(sql: string, standsAlone: boolean): Promise<string> {
    const beginning = this.#beginning
    this.#beginning = null
    if (beginning === null) return sql
    if (!standsAlone) return `${beginning}; ${sql}`
    await this.#ask(this.client.query(beginning))
    return sql
  }

  /** To the pool, which hands it out again unless it is broken. */
  release(): void {
    if (this.#isReleased) return
    this.#isReleased = true
    this.client.release(this.#isBroken)
  }

  // A server that stands still would keep its askers for ever: cut off, the connection tells them.
  #ask<T>(answer: Promise<T>): Promise<T> {
    return this.#server.whileAlive(answer, () => {
      this.breakOff()
      this.release()
    })
  }

  #refuseBroken(): void {
    if (this.#isBroken)
      throw new Error('The connection was given up: a COPY was broken off, or the database stood still')
  }

  streamQuery(): never {
    throw new Error('Queries are not streamed; use copyOut for what is too large to hold')
  }
}

interface PgResult<R> {
  readonly command: string
  readonly rowCount: number | null
  readonly rows: R[]
}

const changing: ReadonlySet<string> = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE'])

/** Kysely's driver over our pool. */
export class PoolDriver implements Driver {
  readonly #pool: Pool
  readonly #server: SignOfLife

  constructor(pool: Pool, server: SignOfLife) {
    this.#pool = pool
    this.#server = server
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<PoolConnection> {
    return new PoolConnection(await this.#pool.connect(), this.#server)
  }

  async beginTransaction(connection: PoolConnection, settings: TransactionSettings): Promise<void> {
    const isolation = settings.isolationLevel ? ` isolation level ${settings.isolationLevel}` : ''
    connection.begin(`begin${isolation} ${settings.accessMode ?? ''}`)
  }

  async commitTransaction(connection: PoolConnection): Promise<void> {
    // PostgreSQL answers COMMIT with ROLLBACK when a statement before it had failed.
    if ((await connection.end('commit')) === 'ROLLBACK') throw new AbortedTransactionError()
  }

  async rollbackTransaction(connection: PoolConnection): Promise<void> {
    try {
      await connection.end('rollback')
    } catch {
      // The connection is gone, and the transaction with it; the error that led here is the one to report.
      connection.breakOff()
    }
  }

  async releaseConnection(connection: PoolConnection): Promise<void> {
    connection.release()
  }

  async destroy(): Promise<void> {
    await this.#pool.end()
  }
}
