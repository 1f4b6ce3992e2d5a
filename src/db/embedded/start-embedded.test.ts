import { existsSync, globSync, mkdirSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { ask, emptyFolder, start, usedFolder } from '../testing/launching.ts'
import { processesIn } from './leftovers.ts'
import { chooseServerUser, usualWays } from './server-user.ts'
import { findRunning } from './start-embedded.ts'

// Where Debian puts PostgreSQL, when somebody has installed it.
const installed = globSync('/usr/lib/postgresql/{15,16,17,18}/bin')

describe('the database inside', () => {
  it('is made on the first start and found again on the next', async () => {
    const dataDir = emptyFolder()
    const first = await start(dataDir)
    await ask(first.connection, 'create table kept (word text)')
    await ask(first.connection, `insert into kept values ('here')`)
    await first.stop()
    expect(processesIn(join(dataDir, `pg${String(first.version)}`))).toEqual([])

    const second = await start(dataDir)
    expect(await ask(second.connection, 'select word from kept')).toEqual(['here'])
  })

  it('keeps what makes it safe switched on, and listens on its socket alone', async () => {
    const { connection } = await start(await usedFolder())
    const settings = ['data_checksums', 'fsync', 'full_page_writes', 'synchronous_commit', 'listen_addresses']
    const query = `select current_setting(name) from unnest('{${settings.join(',')}}'::text[]) name`
    expect(await ask(connection, query)).toEqual(['on', 'on', 'on', 'on', ''])
    expect(statSync(connection.host).mode & 0o777).toBe(0o700)
  })

  it('serves a command beside the running application, and nobody when none runs', async () => {
    const dataDir = await usedFolder()
    expect(await findRunning(join(dataDir, 'nowhere'))).toBeUndefined()
    const { stop } = await start(dataDir)
    const connection = await findRunning(dataDir)
    expect(connection && (await ask(connection, 'select 1'))).toEqual([1])
    await stop()
    expect(await findRunning(dataDir)).toBeUndefined()
  })

  it.each(installed)(
    'of %s serves in place of the packaged one, in a folder of its own version',
    async (binDir) => {
      const dataDir = emptyFolder()
      const embedded = await start(dataDir, { binDir })
      expect(existsSync(join(dataDir, `pg${embedded.version}`))).toBe(true)
      expect(await ask(embedded.connection, `select current_setting('data_checksums')`)).toEqual(['on'])
    },
  )
})

describe('who runs the database inside', () => {
  // Every way that this machine and this user offer, and none that they do not.
  const offered = usualWays.map((_, index) => index).filter((index) => works(index))
  it.each(offered)('way %i: a whole store, reachable by us alone', async (index) => {
    const serverUser = chooseServerUser(usualWays.slice(index))
    const embedded = await start(emptyFolder(), { serverUser })
    expect(await ask(embedded.connection, 'select session_user::text')).toEqual(['owner'])
    const asSomebodyElse = { ...embedded.connection, user: 'tl_app' }
    await expect(ask(asSomebodyElse, 'select 1')).rejects.toThrow(
      /[Pp]eer authentication failed|no pg_hba.conf entry/,
    )
  })

  it('says so when there is no way', () => {
    expect(() => chooseServerUser([{ prefix: ['/nowhere/setpriv'] }])).toThrow(
      'The database inside cannot run as this user.',
    )
  })
})

describe('what the database inside refuses', () => {
  it('refuses a folder of another major version', async () => {
    const dataDir = emptyFolder()
    mkdirSync(join(dataDir, 'pg14'))
    await expect(start(dataDir)).rejects.toThrow(/was written by PostgreSQL 14/)
  })

  it('refuses programs that are not there', async () => {
    await expect(start(emptyFolder(), { binDir: '/nowhere' })).rejects.toThrow(
      '/nowhere/postgres cannot be run.',
    )
  })

  it('refuses a socket folder that somebody else has put in its place', async () => {
    const dataDir = await usedFolder()
    const first = await start(dataDir)
    await first.stop()
    symlinkSync(emptyFolder(), first.connection.host)
    onTestFinished(() => rmSync(first.connection.host, { force: true }))
    await expect(start(dataDir)).rejects.toThrow(/belongs to somebody else/)
  })

  it('gives the folder back when it could not start', async () => {
    const dataDir = await usedFolder()
    await expect(start(dataDir, { binDir: '/nowhere' })).rejects.toThrow()
    expect((await start(dataDir)).pid).toBeGreaterThan(0)
  })
})

function works(way: number): boolean {
  try {
    chooseServerUser(usualWays.slice(way, way + 1))
    return true
  } catch {
    return false
  }
}
