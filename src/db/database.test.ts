import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from './database.ts'
import type { Database } from './database.ts'
import { emptyTestDatabase } from './testing/test-database.ts'

let db: Database
beforeAll(async () => {
  db = await emptyTestDatabase()
})

const read = async (expression: string): Promise<unknown> => {
  const { rows } = await db.pool.query<{ value: unknown }>(`select ${expression} as value`)
  return rows[0]?.value
}

describe('what comes out of the database', () => {
  it.each<[string, unknown]>([
    ['9007199254740991::int8', 9007199254740991],
    ['-9007199254740991::int8', -9007199254740991],
    ['(select count(*) from (values (1), (2)) as row)', 2],
    ['array[1, null]::int8[]', [1, null]],
    ['0.10::numeric', '0.10'],
    ['array[1.50, null]::numeric[]', ['1.50', null]],
    [`'2026-03-31'::date`, '2026-03-31'],
    [`array['2026-03-31']::date[]`, ['2026-03-31']],
    [`'2026-03-31 23:30'::timestamp`, '2026-03-31 23:30:00'],
    [`'2026-06-30 23:30+01'::timestamptz`, new Date(Date.UTC(2026, 5, 30, 22, 30))],
    [`'36 hours'::interval`, '36:00:00'],
    [`'{"a": [1]}'::jsonb`, { a: [1] }],
    ['0.5::float8', 0.5],
    [`'\\x00ff'::bytea`, Buffer.of(0, 255)],
    ['null::int8', null],
  ])('%s', async (expression, value) => {
    expect(await read(expression)).toEqual(value)
  })

  it('never rounds a whole number', async () => {
    await expect(read('9007199254740993::int8')).rejects.toThrow(RangeError)
  })
})

describe('a database that does not answer', () => {
  it('is reported, not waited for, when it takes connections and says nothing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'throughline-silent-'))
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(join(folder, '.s.PGSQL.5432'), resolve))
    const silent = openDatabase({ connection: { host: folder, database: 'x', user: 'x' } })
    await expect(silent.pool.query('select 1')).rejects.toThrow(/timeout/)
    await silent.close()
    server.close()
    rmSync(folder, { recursive: true })
  })

  it('does not end the process when its connections are cut, and serves again', async () => {
    const client = await db.pool.connect()
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    await db.pool.query('select pg_terminate_backend($1)', [rows[0]?.pid])
    await expect(client.query('select 1')).rejects.toThrow()
    client.release(true)
    expect(await read('1')).toBe(1)
  })
})

describe('openDatabase', () => {
  it('needs to be told where', () => {
    expect(() => openDatabase({})).toThrow('openDatabase needs a connection or a url')
  })
})
