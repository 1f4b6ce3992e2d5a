import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type { PoolClient } from 'pg'
import { escapeIdentifier } from 'pg'
import { from, to } from 'pg-copy-streams'
import * as format from './backup-format.ts'
import type { BackupHeader, Frame, Frames } from './backup-format.ts'
import { copyInStatement, copyOutStatement, overAllPlaces, tablesInOrder } from './backup-tables.ts'
import type { CopiedTable } from './backup-tables.ts'
import type { BackedUpTable, BackupExtra } from './back-up.ts'
import type { Database } from './database.ts'

export type Restored = {
  /** When the backup was taken, as ISO text. */
  readonly takenAt: string
  readonly tables: readonly BackedUpTable[]
  readonly extras: readonly BackupExtra[]
}

/** The backup does not fit this store; the message is a sentence. */
export class CannotRestore extends Error {
  override readonly name = 'CannotRestore'
}

/**
 * Reads a backup into an empty store of the same migrations and holds every table against the backup's row count
 * and hash, all in one transaction: either the whole store is there as it was, or nothing has changed. Throws
 * `CannotRestore`, `DamagedBackup` or `SeesOnlyPart` with a sentence.
 */
export function restore(db: Database, file: string): Promise<Restored> {
  return overAllPlaces(db, 'read write', (client) => readAll(client, format.readFrames(unpacked(file))))
}

async function* unpacked(file: string): AsyncGenerator<Buffer> {
  try {
    const unzipped = createGunzip()
    const reading = pipeline(createReadStream(file), unzipped)
    reading.catch(() => undefined)
    yield* unzipped as AsyncIterable<Buffer>
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
    if (code.startsWith('Z_'))
      throw new format.DamagedBackup('The file is not a backup, or it is damaged.', { cause })
    throw cause
  }
}

type Part = 'table' | 'extra' | 'sequences' | 'finish'

async function readAll(client: PoolClient, frames: Frames): Promise<Restored> {
  const header = format.contentOf(format.headerSchema, await next(frames, 'header'))
  const known = new Map((await tablesInOrder(client)).map((table) => [table.name, table]))
  await refuseUnfit(client, header, [...known.values()])
  const tables: BackedUpTable[] = []
  const extras: BackupExtra[] = []
  const readPart: Readonly<Record<Part, (frame: Frame) => Promise<unknown>>> = {
    table: async (frame) => tables.push(await readTable(client, known, frames, frame)),
    extra: async (frame) => extras.push(await readExtra(frames, frame)),
    sequences: (frame) => setSequences(client, frame),
    finish: () => frames.next(),
  }
  for (;;) {
    const frame = await next(frames, 'table', 'extra', 'sequences', 'finish')
    await readPart[frame.kind as Part](frame)
    if (frame.kind === 'finish') break
  }
  if (tables.length !== known.size) throw new format.DamagedBackup('The backup file lacks some tables.')
  return { takenAt: header.takenAt, tables, extras }
}

async function next(frames: Frames, ...kinds: readonly Frame['kind'][]): Promise<Frame> {
  const step = await frames.next()
  if (step.done !== true && kinds.includes(step.value.kind)) return step.value
  throw new format.DamagedBackup('The backup file is damaged: its parts are not in order.')
}

async function refuseUnfit(
  client: PoolClient,
  header: BackupHeader,
  tables: readonly CopiedTable[],
): Promise<void> {
  const { rows: ours } = await client.query<BackupHeader['migrations'][number]>(
    'select number, name, checksum from migration order by number',
  )
  if (JSON.stringify(ours) !== JSON.stringify(header.migrations)) {
    throw new CannotRestore(
      `The backup was taken at migration ${header.migrations.length} and this store is at ${ours.length}. ` +
        'Restore it with the version that took it, then start the newer one.',
    )
  }
  for (const { name } of tables) {
    const { rowCount } = await client.query(`select from ${escapeIdentifier(name)} limit 1`)
    if (rowCount !== 0) {
      throw new CannotRestore(
        `The store is not empty: there are rows in ${name}. Restore into a new data folder.`,
      )
    }
  }
}

async function readTable(
  client: PoolClient,
  known: ReadonlyMap<string, CopiedTable>,
  frames: Frames,
  frame: Frame,
): Promise<BackedUpTable> {
  const { name, columns } = format.contentOf(format.tableSchema, frame)
  const table = known.get(name)
  if (table?.columns.join() !== columns.join()) {
    throw new CannotRestore(`The backup has a table ${name} that this store has not, or not in that form.`)
  }
  const sink = client.query(from(copyInStatement(table)))
  const end = { rows: 0, sha256: '' }
  await pipeline(Readable.from(dataOf(frames, end)), sink)
  const kept = await readBack(client, table)
  if (kept.rows !== end.rows || kept.sha256 !== end.sha256) {
    throw new format.DamagedBackup(
      `The table ${name} is not what was backed up: ${kept.rows} rows of ${end.rows}, or other contents. Nothing was restored.`,
    )
  }
  return { name, ...kept }
}

type End = { rows: number; sha256: string }

/** The data of one part; `end` is filled in when it is through. */
async function* dataOf(frames: Frames, end: End): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  for (;;) {
    const frame = await next(frames, 'data', 'end')
    if (frame.kind === 'end') {
      Object.assign(end, format.contentOf(format.endSchema, frame))
      if (hash.digest('hex') !== end.sha256) throw new format.DamagedBackup('The backup file is damaged.')
      return
    }
    hash.update(frame.content)
    yield frame.content
  }
}

async function readBack(client: PoolClient, table: CopiedTable): Promise<End> {
  const hash = createHash('sha256')
  const stream = client.query(to(copyOutStatement(table)))
  for await (const piece of stream as AsyncIterable<Buffer>) hash.update(piece)
  return { rows: stream.rowCount, sha256: hash.digest('hex') }
}

async function readExtra(frames: Frames, frame: Frame): Promise<BackupExtra> {
  const { name } = format.contentOf(format.extraSchema, frame)
  const pieces: Buffer[] = []
  for await (const piece of dataOf(frames, { rows: 0, sha256: '' })) pieces.push(piece)
  return { name, bytes: Buffer.concat(pieces) }
}

async function setSequences(client: PoolClient, frame: Frame): Promise<void> {
  for (const { name, lastValue, isCalled } of format.contentOf(format.sequencesSchema, frame)) {
    await client.query('select setval(format($1, $2::text)::regclass, $3::bigint, $4)', [
      '%I',
      name,
      lastValue,
      isCalled,
    ])
  }
}
