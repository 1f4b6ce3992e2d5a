import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PoolClient } from 'pg'
import { ensureApplicationRole } from './application-role.ts'
import { CannotMigrate } from './cannot-migrate.ts'
import type { Database } from './database.ts'

/** One file of the migrations folder, `000001_people.sql`. Forward only, and never changed once it has run. */
export type Migration = {
  readonly number: number
  readonly name: string
  /** SHA-256 of the text, in hex. */
  readonly checksum: string
  readonly text: string
}

export type MigrationOutcome = {
  /** What this call ran; empty when the store was up to date or another starter was faster. */
  readonly applied: readonly Migration[]
  /** Number of the last migration in the store. */
  readonly level: number
}

const fileName = /^(\d{6})_([a-z0-9-]+)\.sql$/

/** The migrations of a folder in order; refused when the numbers do not run 1, 2, 3 … */
export function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'))
  return names.sort().map((file, index) => {
    const [, digits = '', name = ''] = fileName.exec(file) ?? []
    if (Number(digits) !== index + 1) {
      throw new CannotMigrate(`${join(folder, file)} is out of order: number ${index + 1} was expected here.`)
    }
    const text = readFileSync(join(folder, file), 'utf8')
    return { number: index + 1, name, text, checksum: createHash('sha256').update(text).digest('hex') }
  })
}

/**
 * Brings the store up to the last migration, each in a transaction of its own. Any number of starters may call
 * it at once: one runs each migration, the others wait and find it done.
 */
export async function migrate(db: Database, folder: string): Promise<MigrationOutcome> {
  const migrations = readMigrations(folder)
  const applied: Migration[] = []
  const client = await db.pool.connect()
  try {
    await inLockedTransaction(client, () => prepare(client))
    for (;;) {
      const ran = await inLockedTransaction(client, () => runNext(client, migrations))
      if (ran === undefined) return { applied, level: migrations.length }
      applied.push(ran)
    }
  } finally {
    client.release()
  }
}

/** Number of the last migration in the store; 0 when nothing has run. */
export async function migrationLevel(db: Database): Promise<number> {
  const { rows } = await db.pool.query<{ there: boolean }>(
    `select to_regclass('migration') is not null as there`,
  )
  if (rows[0]?.there !== true) return 0
  const level = await db.pool.query<{ level: number }>(
    'select coalesce(max(number), 0) as level from migration',
  )
  return level.rows[0]?.level ?? 0
}

// Any constant will do, as long as it is ours and stays the same.
const lockNumber = 7_205_001

async function inLockedTransaction<T>(client: PoolClient, work: () => Promise<T>): Promise<T> {
  await client.query('begin')
  try {
    await client.query(`select pg_advisory_xact_lock(${lockNumber})`)
    const result = await work()
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

async function prepare(client: PoolClient): Promise<void> {
  await ensureApplicationRole(client)
  await client.query(`
    create table if not exists migration (
      number integer primary key,
      name text not null,
      checksum text not null,
      applied_at timestamptz not null default now()
    )`)
}

async function runNext(client: PoolClient, migrations: readonly Migration[]): Promise<Migration | undefined> {
  const { rows: done } = await client.query<Applied>(
    'select number, name, checksum from migration order by number',
  )
  refuseForeign(done, migrations)
  const next = migrations[done.length]
  if (next === undefined) return undefined
  try {
    // A change of tables waits behind a long report, and everybody else waits behind the change: give up early.
    await client.query(`set local lock_timeout = '5s'; set local statement_timeout = 0`)
    await client.query(next.text)
  } catch (cause) {
    throw new CannotMigrate(
      `Migration ${titleOf(next)} failed and nothing of it was kept: ${reasonOf(cause)}`,
      { cause },
    )
  }
  const { number, name, checksum } = next
  await client.query('insert into migration (number, name, checksum) values ($1, $2, $3)', [
    number,
    name,
    checksum,
  ])
  return next
}

type Applied = Pick<Migration, 'number' | 'name' | 'checksum'>

const titleOf = ({ number, name }: Applied): string => `${String(number).padStart(6, '0')}_${name}`

function refuseForeign(done: readonly Applied[], migrations: readonly Migration[]): void {
  for (const [index, applied] of done.entries()) {
    const known = migrations[index]
    if (applied.number !== index + 1) {
      throw new CannotMigrate(
        `The store has no migration ${index + 1} but has ${titleOf(applied)}. Restore a backup.`,
      )
    }
    if (known === undefined) {
      throw new CannotMigrate(
        `The store was made by a newer version: it has migration ${titleOf(applied)}, which is unknown here. Start that version.`,
      )
    }
    if (known.checksum !== applied.checksum) {
      throw new CannotMigrate(
        `Migration ${titleOf(known)} has changed since it ran in this store. Put the file back.`,
      )
    }
  }
}

const reasons: Readonly<Record<string, string>> = {
  '55P03': 'a long report held one of the tables. Start again.',
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error ? String(error.code) : ''
  return reasons[code] ?? error.message
}
