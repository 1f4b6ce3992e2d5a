import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, it, onTestFinished } from 'vitest'
import { backUp } from './back-up.ts'
import type { Database } from './database.ts'
import { migrate } from './migrate.ts'
import { restore } from './restore.ts'
import { smallTables } from './testing/small-store.ts'
import { emptyDatabaseOfTest, testDatabase } from './testing/test-database.ts'

/** What a naive copy would lose: places, nulls and marks in text, exact decimals, bytes, a rule against rewriting. */
const rows = `
  insert into place (name) values ('Fordham'), ('Westmarch');
  insert into plan (tenant_id, title) values (1, 'Corporate Plan'), (2, 'Community Strategy');
  insert into plan (tenant_id, title, parent_id) values (1, 'Service Plan', 1);
  update plan set title = 'Corporate Plan 2026' where id = 1;
  insert into note (tenant_id, id, plan_id, words, figure, bytes) values
    (1, 7, 1, null, 1.50, null), (1, 8, 3, E'a\\tb\\nc\\\\N', -0.10, '\\x00ff'), (2, 7, 2, '', null, '');
  delete from place where id = (select max(id) from place where id > 2);
  create function refuse() returns trigger language plpgsql as $$ begin raise exception 'never'; end $$;
  create trigger never before update or delete or truncate on note for each statement execute function refuse();`

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'throughline-backup-'))
  onTestFinished(() => rmSync(path, { recursive: true }))
  return path
}

/** A database at migration 1, which makes the small tables. */
async function migrated(more = '', options: { max?: number } = {}): Promise<Database> {
  const db = await emptyDatabaseOfTest(options)
  const migrations = folder()
  const refusal = rows.slice(rows.indexOf('create function'))
  writeFileSync(join(migrations, '000001_small.sql'), `${smallTables}; ${refusal}`)
  await migrate(db, migrations)
  if (more !== '') await db.pool.query(more)
  return db
}
const filled = () => migrated(rows.slice(0, rows.indexOf('create function')))

const contents = async (db: Database): Promise<unknown[]> => {
  const tables = ['place', 'plan', 'note'].map((name) =>
    db.pool.query<object>(`select * from ${name} order by 1, 2`),
  )
  return (await Promise.all(tables)).map((table) => table.rows)
}

describe('a backup', () => {
  it('brings the whole store back: rows, counters, and the files that went along', async () => {
    const store = await filled()
    const file = join(folder(), 'store.backup')
    const checkpoint = { name: 'checkpoints/0001.json', bytes: Buffer.alloc(3_000_000, 'signed') }
    const saved = await backUp(store, file, [checkpoint])
    expect(saved.map(({ name, rows: count }) => [name, count])).toEqual([
      ['place', 2],
      ['plan', 3],
      ['note', 3],
    ])

    const other = await migrated()
    const restored = await restore(other, file)
    expect(restored.tables).toEqual(saved)
    expect(
      restored.extras.map(({ name, bytes }) => [name, Buffer.from(bytes).equals(checkpoint.bytes)]),
    ).toEqual([[checkpoint.name, true]])
    expect(await contents(other)).toEqual(await contents(store))
    const next = `insert into plan (tenant_id, title) values (1, 'next') returning id`
    expect((await other.pool.query(next)).rows).toEqual((await store.pool.query(next)).rows)
  })

  it('of the same store has the same hashes, before and after a restore', async () => {
    const store = await filled()
    const path = folder()
    const first = await backUp(store, join(path, '1'))
    await store.pool.query('cluster plan using plan_parent')
    const other = await migrated()
    await restore(other, join(path, '1'))
    expect(await backUp(store, join(path, '2'))).toEqual(first)
    expect(await backUp(other, join(path, '3'))).toEqual(first)
  })

  it('can be taken of every table of this product', async () => {
    const db = await testDatabase()
    const file = join(folder(), 'store.backup')
    const tables = await backUp(db, file)
    const { rows: all } = await db.pool.query(
      `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    )
    // Neither the list of migrations nor the ends of links that wait to be mailed.
    expect(tables).toHaveLength(all.length - 2)
    expect(tables.map(({ name }) => name)).not.toContain('outbox_secret')
    expect((await restore(db, file)).tables).toEqual(tables)
  })

  it('is for its owner alone, and leaves nothing half-written behind', async () => {
    const store = await filled()
    const path = folder()
    await backUp(store, join(path, 'store.backup'))
    expect(readdirSync(path)).toEqual(['store.backup'])
    expect(statSync(join(path, 'store.backup')).mode & 0o777).toBe(0o600)
    await store.pool.query('drop table migration')
    await expect(backUp(store, join(path, 'broken.backup'))).rejects.toThrow()
    expect(readdirSync(path)).toEqual(['store.backup'])
  })

  it('sees one moment, whatever is written meanwhile', async () => {
    const store = await filled()
    const file = join(folder(), 'store.backup')
    const writing = Array.from({ length: 20 }, (_, i) =>
      store.pool
        .query(
          `with p as (insert into plan (tenant_id, title) values (1, 'p${i}') returning id) insert into note (tenant_id, id, plan_id) select 1, ${100 + i}, id from p`,
        )
        .catch(() => undefined),
    )
    await Promise.all([backUp(store, file), ...writing])
    await expect(restore(await migrated(), file)).resolves.toBeDefined()
  })
})

describe('what a restore refuses', () => {
  it('a store with anything in it', async () => {
    const store = await filled()
    const file = join(folder(), 'store.backup')
    await backUp(store, file)
    await expect(restore(store, file)).rejects.toThrow('The store is not empty: there are rows in place.')
  })

  it('a store at another migration', async () => {
    const store = await filled()
    const file = join(folder(), 'store.backup')
    await backUp(store, file)
    const other = await migrated()
    await other.pool.query(`insert into migration (number, name, checksum) values (2, 'later', '')`)
    await expect(restore(other, file)).rejects.toThrow(
      'The backup was taken at migration 1 and this store is at 2. Restore it with the version that took it',
    )
  })

  it('a database user whom the fences hold back, as does a backup', async () => {
    const bound = await migrated('set role tl_app', { max: 1 })
    const refusal = 'The database user may not see the rows of every place.'
    await expect(backUp(bound, join(folder(), 'x'))).rejects.toThrow(refusal)
    await bound.pool.query('set role tl_app')
    await expect(restore(bound, '/nowhere')).rejects.toThrow(refusal)
  })

  it('a file that is not there, and a folder to write in that is not there', async () => {
    const store = await migrated('', { max: 1 })
    await expect(restore(store, '/nowhere/store.backup')).rejects.toThrow('ENOENT')
    await expect(backUp(store, '/nowhere/store.backup')).rejects.toThrow('ENOENT')
    expect(await contents(store)).toEqual([[], [], []])
  })

  const damages: readonly [string, (bytes: Buffer) => Buffer][] = [
    ['a file that is something else', () => Buffer.from('%PDF-1.7')],
    ['a packed file that is something else', () => gzipSync('hello world, this is no backup')],
    ['a file cut short', (bytes) => bytes.subarray(0, bytes.length - 40)],
    ['a whole packing of half the parts', (bytes) => gzipSync(gunzipSync(bytes).subarray(0, 900))],
    ['a changed figure', (bytes) => gzipSync(replaced(gunzipSync(bytes), '1.50', '1.51'))],
    ['a changed row count', (bytes) => gzipSync(replaced(gunzipSync(bytes), '"rows":3', '"rows":4'))],
    [
      'another format',
      (bytes) => gzipSync(replaced(gunzipSync(bytes), 'throughline backup 1', 'throughline backup 9')),
    ],
  ]
  it.each(damages)('%s, and keeps the store empty', async (_, damage) => {
    const file = join(folder(), 'store.backup')
    await backUp(await filled(), file)
    writeFileSync(file, damage(readFileSync(file)))
    const other = await migrated()
    await expect(restore(other, file)).rejects.toThrow(/^The (backup )?file|^The table/)
    expect(await contents(other)).toEqual([[], [], []])
  })
})

function replaced(bytes: Buffer, before: string, after: string): Buffer {
  const text = bytes.toString('latin1')
  expect(text).toContain(before)
  return Buffer.from(text.replace(before, after), 'latin1')
}
