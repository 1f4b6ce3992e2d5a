import { createHash } from 'node:crypto'
import { createWriteStream, renameSync, rmSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { PoolClient } from 'pg'
import { to } from 'pg-copy-streams'
import { formatName, frame, jsonFrame } from './backup-format.ts'
import { copyOutStatement, overAllPlaces, tablesInOrder } from './backup-tables.ts'
import type { CopiedTable } from './backup-tables.ts'
import type { Database } from './database.ts'

/** A file that goes along with a backup and comes back from it: a signed checkpoint, for example. */
export type BackupExtra = { readonly name: string; readonly bytes: Uint8Array }

export type BackedUpTable = { readonly name: string; readonly rows: number; readonly sha256: string }

/**
 * Writes the whole store, every place of it, into one file (format: backup-format.ts) as it stands at one moment,
 * while others go on working. Memory does not grow with the store. An interruption leaves no file of that name.
 * Throws `SeesOnlyPart` when the database user is not above the fences between places.
 */
export async function backUp(
  db: Database,
  file: string,
  extras: readonly BackupExtra[] = [],
): Promise<readonly BackedUpTable[]> {
  const unfinished = `${file}.unfinished`
  try {
    const tables: BackedUpTable[] = []
    await overAllPlaces(db, 'read only', (client) =>
      pipeline(
        Readable.from(framesOf(client, extras, (table) => tables.push(table))),
        createGzip({ level: 4 }),
        // It holds personal data: for the user who takes it alone, and on disk before it has its name.
        createWriteStream(unfinished, { mode: 0o600, flush: true }),
      ),
    )
    renameSync(unfinished, file)
    return tables
  } finally {
    rmSync(unfinished, { force: true })
  }
}

async function* framesOf(
  client: PoolClient,
  extras: readonly BackupExtra[],
  onTable: (table: BackedUpTable) => void,
): AsyncGenerator<Buffer> {
  yield jsonFrame('header', await header(client))
  for (const table of await tablesInOrder(client)) {
    yield jsonFrame('table', { name: table.name, columns: table.columns })
    onTable({ name: table.name, ...(yield* dataFrames(rowsOf(client, table))) })
  }
  yield jsonFrame('sequences', await sequences(client))
  for (const { name, bytes } of extras) {
    yield jsonFrame('extra', { name })
    yield* dataFrames(inPieces(bytes))
  }
  yield jsonFrame('finish', {})
}

async function header(client: PoolClient): Promise<unknown> {
  const { rows } = await client.query<{ taken_at: Date }>('select now() as taken_at')
  const migrations = await client.query('select number, name, checksum from migration order by number')
  return { format: formatName, takenAt: rows[0]?.taken_at, migrations: migrations.rows }
}

type Source = { readonly bytes: AsyncIterable<Buffer> | Iterable<Buffer>; readonly rows: () => number }

function rowsOf(client: PoolClient, table: CopiedTable): Source {
  const stream = client.query(to(copyOutStatement(table)))
  // After the writing has failed, nobody reads on and hears of the connection's end.
  stream.on('error', () => undefined)
  return { bytes: stream, rows: () => stream.rowCount }
}

function inPieces(bytes: Uint8Array): Source {
  const length = 1024 * 1024
  const starts = Array.from({ length: Math.ceil(bytes.length / length) }, (_, i) => i * length)
  return { bytes: starts.map((start) => Buffer.from(bytes.subarray(start, start + length))), rows: () => 0 }
}

async function* dataFrames({
  bytes,
  rows,
}: Source): AsyncGenerator<Buffer, { rows: number; sha256: string }> {
  const hash = createHash('sha256')
  for await (const piece of bytes) {
    hash.update(piece)
    yield frame('data', piece)
  }
  const end = { rows: rows(), sha256: hash.digest('hex') }
  yield jsonFrame('end', end)
  return end
}

async function sequences(client: PoolClient): Promise<unknown[]> {
  const { rows } = await client.query<{ name: string; quoted: string }>(
    `select relname as name, oid::regclass::text as quoted from pg_class
     where relkind = 'S' and relnamespace = 'public'::regnamespace order by relname`,
  )
  const found: unknown[] = []
  for (const { name, quoted } of rows) {
    const at = await client.query(
      `select last_value::text as "lastValue", is_called as "isCalled" from ${quoted}`,
    )
    found.push({ name, ...at.rows[0] })
  }
  return found
}
