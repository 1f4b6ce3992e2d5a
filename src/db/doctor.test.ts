import { tmpdir } from 'node:os'
import { describe, expect, it } from 'vitest'
import { examine, serverChecks } from './doctor.ts'
import type { ServerFacts } from './doctor.ts'
import { emptyDatabaseOfTest, testDatabase } from './testing/test-database.ts'
import { migrationsFolder } from './testing/test-server.ts'

const sound: ServerFacts = {
  version: '18.4',
  versionNumber: 180_004,
  checksums: 'on',
  fsync: 'on',
  fullPageWrites: 'on',
  address: null,
  isEncrypted: false,
  aheadSeconds: 0.01,
}
const failing = (facts: Partial<ServerFacts>): string[] =>
  serverChecks({ ...sound, ...facts })
    .filter(({ ok }) => !ok)
    .map(({ name }) => name)

describe('the examination of a store', () => {
  it('finds the tests’ own store at its level, fenced and private', async () => {
    const checks = await examine(await testDatabase(), { migrationsFolder, dataDir: tmpdir() })
    expect(checks.map(({ name }) => name)).toEqual([
      'version',
      'checksums',
      'durability',
      'connection',
      'clock',
      'migrations',
      'fences',
      'disk',
    ])
    const always = ['version', 'connection', 'clock', 'migrations', 'fences']
    expect(checks.filter(({ name, ok }) => always.includes(name) && !ok)).toEqual([])
  })

  it('finds an empty store behind, and a hole in a fence', async () => {
    const db = await emptyDatabaseOfTest()
    await db.pool.query('create table stray (tenant_id integer primary key)')
    const checks = await examine(db, { migrationsFolder })
    const found = checks.filter(({ name }) => name === 'migrations' || name === 'fences')
    expect(found.map(({ ok }) => ok)).toEqual([false, false])
    expect(found.map(({ sentence }) => sentence).join(' ')).toMatch(
      /at migration 0 of \d+\..*stray has rows of places/,
    )
  })

  it.each<[string, Partial<ServerFacts>, string[]]>([
    ['nothing wrong', {}, []],
    ['an old server', { versionNumber: 140_012 }, ['version']],
    ['no checksums', { checksums: 'off' }, ['checksums']],
    ['no fsync', { fsync: 'off' }, ['durability']],
    ['no full pages', { fullPageWrites: 'off' }, ['durability']],
    ['an open network', { address: '192.0.2.7' }, ['connection']],
    ['an encrypted network', { address: '192.0.2.7', isEncrypted: true }, []],
    ['loopback', { address: '127.0.0.1' }, []],
    ['a clock ahead', { aheadSeconds: 60 }, ['clock']],
    ['a clock behind', { aheadSeconds: -60 }, ['clock']],
  ])('%s', (_, facts, names) => {
    expect(failing(facts)).toEqual(names)
  })
})
