import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Transaction } from 'kysely'
import { from, to } from 'pg-copy-streams'
import { copyLine } from './copy-text.ts'
import type { CopyValue } from './copy-text.ts'
import { PoolConnection } from './pool-driver.ts'
import type { Tables } from './tables.ts'

type Rows = Iterable<readonly CopyValue[]> | AsyncIterable<readonly CopyValue[]>

/**
 * Sends rows through `copy … from stdin`, in order with the transaction's other statements, and answers how many
 * arrived. PostgreSQL refuses COPY into a fenced table, so copy into a temporary table (`on commit drop`) and
 * insert from there; the checks run on the same rows.
 */
export function copyIn(trx: Transaction<Tables>, copyFrom: string, rows: Rows): Promise<number> {
  return withConnection(trx, async ({ client }) => {
    const sink = client.query(from(copyFrom))
    await pipeline(Readable.from(inBlocks(rows)), sink)
    return sink.rowCount
  })
}

/** Hands the bytes of `copy … to stdout` to `into` as they come; the transaction waits until it has read them all. */
export function copyOut<T>(
  trx: Transaction<Tables>,
  copyTo: string,
  into: (bytes: AsyncIterable<Buffer>) => Promise<T>,
): Promise<T> {
  return withConnection(trx, async (connection) => {
    const stream = connection.client.query(to(copyTo))
    // Whoever reads is told by the reading itself; with nobody reading any more it must not end the process.
    stream.on('error', () => undefined)
    try {
      return await into(stream)
    } finally {
      // What was not read would be taken for the answer to the next statement.
      if (!stream.readableEnded) connection.breakOff()
    }
  })
}

function withConnection<T>(
  trx: Transaction<Tables>,
  work: (connection: PoolConnection) => Promise<T>,
): Promise<T> {
  return trx.getExecutor().provideConnection((connection) => {
    if (!(connection instanceof PoolConnection))
      throw new TypeError('COPY needs a transaction of openDatabase')
    return work(connection)
  })
}

// A write per row would cost more than the row.
const blockLength = 64 * 1024

async function* inBlocks(rows: Rows): AsyncGenerator<string> {
  let block = ''
  for await (const row of rows) {
    block += copyLine(row)
    if (block.length < blockLength) continue
    yield block
    block = ''
  }
  if (block !== '') yield block
}
