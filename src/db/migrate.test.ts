import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { Database } from './database.ts'
import { migrate, migrationLevel, readMigrations } from './migrate.ts'
import { emptyDatabaseOfTest } from './testing/test-database.ts'
import { migrationsFolder } from './testing/test-server.ts'

let db: Database
beforeEach(async () => {
  db = await emptyDatabaseOfTest()
})

const people = 'create table person (id integer primary key); insert into person values (1);'

/** A migrations folder with these texts as 000001_step1.sql, 000002_step2.sql … */
function folderOf(...texts: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-migrations-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [index, text] of texts.entries()) write(folder, index + 1, text)
  return folder
}
const write = (folder: string, number: number, text: string): void =>
  writeFileSync(join(folder, `${String(number).padStart(6, '0')}_step${number}.sql`), text)

const numbers = (applied: readonly { number: number }[]): number[] => applied.map(({ number }) => number)

describe('migrations', () => {
  it('run in order from nothing, once, and go on from where the store stands', async () => {
    const folder = folderOf(people, 'insert into person values (2)')
    expect(await migrationLevel(db)).toBe(0)
    const first = await migrate(db, folder)
    expect([numbers(first.applied), first.level]).toEqual([[1, 2], 2])
    expect(numbers((await migrate(db, folder)).applied)).toEqual([])
    write(folder, 3, 'insert into person values (3)')
    expect(numbers((await migrate(db, folder)).applied)).toEqual([3])
    expect(await migrationLevel(db)).toBe(3)
    expect((await db.pool.query('select id from person order by id')).rows).toEqual([
      { id: 1 },
      { id: 2 },
      { id: 3 },
    ])
  })

  it('of this product run from nothing', async () => {
    const { applied, level } = await migrate(db, migrationsFolder)
    expect(level).toBe(readMigrations(migrationsFolder).length)
    expect(applied).toHaveLength(level)
  })

  it('keep nothing of one that fails half-way, and everything before it', async () => {
    const folder = folderOf(people, 'create table half (id integer); select 1 / 0;')
    await expect(migrate(db, folder)).rejects.toThrow(
      'Migration 000002_step2 failed and nothing of it was kept: division by zero',
    )
    expect(await migrationLevel(db)).toBe(1)
    expect((await db.pool.query(`select to_regclass('half') as half`)).rows).toEqual([{ half: null }])
    write(folder, 2, 'create table half (id integer)')
    expect(numbers((await migrate(db, folder)).applied)).toEqual([2])
  })

  it('run once when ten start at once', async () => {
    const folder = folderOf(
      people,
      'insert into person values (2); select pg_sleep(0.05);',
      'insert into person values (3)',
    )
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => migrate(db, folder)))
    expect(outcomes.flatMap(({ applied }) => numbers(applied)).sort()).toEqual([1, 2, 3])
    expect(outcomes.every(({ level }) => level === 3)).toBe(true)
  })

  it('are refused when one has changed since it ran', async () => {
    const folder = folderOf(people)
    await migrate(db, folder)
    write(folder, 1, `${people} -- a comment`)
    await expect(migrate(db, folder)).rejects.toThrow(
      'Migration 000001_step1 has changed since it ran in this store.',
    )
  })

  it('are refused in a store that a newer version made', async () => {
    await migrate(db, folderOf(people, 'select 1'))
    await expect(migrate(db, folderOf(people))).rejects.toThrow(
      'The store was made by a newer version: it has migration 000002_step2',
    )
  })

  it('are refused with a gap, in the folder or in the store', async () => {
    const folder = folderOf(people)
    write(folder, 3, 'select 1')
    await expect(migrate(db, folder)).rejects.toThrow('number 2 was expected here')
    const whole = folderOf(people, 'select 1', 'select 2')
    await migrate(db, whole)
    await db.pool.query('delete from migration where number = 2')
    await expect(migrate(db, whole)).rejects.toThrow('The store has no migration 2')
  })

  it('give up behind a long reader instead of making everybody wait', async () => {
    await migrate(db, folderOf(people))
    const reader = await db.pool.connect()
    await reader.query('begin; lock table person in access share mode')
    const impatient = `set local lock_timeout = '20ms'; alter table person add name text;`
    await expect(migrate(db, folderOf(people, impatient))).rejects.toThrow(
      'a long report held one of the tables',
    )
    await reader.query('rollback')
    reader.release()
  })
})
