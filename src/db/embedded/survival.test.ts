import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { ask, emptyFolder, serversGone, start, startApplication, usedFolder } from '../testing/launching.ts'
import { processesIn } from './leftovers.ts'
import { findRunning } from './start-embedded.ts'
import type { SocketConnection } from './start-embedded.ts'

const waysWithoutDeathSignal = 1

describe('the database inside, when something is killed', () => {
  it('is refused to a second application while the first one lives, whoever asks', async () => {
    const dataDir = await usedFolder()
    const other = await startApplication(dataDir)
    await other.first
    const refusal = `${dataDir} is already in use by process ${String(other.pid)}. Stop that one first, or choose another folder with --data.`
    await expect(start(dataDir)).rejects.toThrow(refusal)
    const third = await startApplication(dataDir)
    expect(await third.first).toEqual({ refusal: `CannotStart: ${refusal}` })
    expect(await findRunning(dataDir)).toEqual(expect.objectContaining({ database: 'throughline' }))
  })

  it('starts again by itself when it is killed, with everything that was acknowledged', async () => {
    const said: string[] = []
    const embedded = await start(await usedFolder(), { log: (line) => said.push(line) })
    await ask(embedded.connection, 'create table kept as select 1 as figure')
    const killed = embedded.pid
    process.kill(killed, 'SIGKILL')
    await vi.waitUntil(
      () => embedded.pid !== killed && said.filter((l) => l.includes('ready to accept')).length === 2,
      {
        timeout: 20_000,
      },
    )
    expect(await ask(embedded.connection, 'select figure from kept')).toEqual([1])
    expect(said).toContain('The database server ended unexpectedly and is started again.')
  })

  it('leaves no process behind when the application is killed, and opens again', async () => {
    const dataDir = await usedFolder()
    const other = await startApplication(dataDir)
    const { connection } = (await other.first) as { connection: SocketConnection }
    await ask(connection, 'create table kept as select 1 as figure')
    other.kill()
    const next = await start(dataDir)
    expect(await ask(next.connection, 'select figure from kept')).toEqual([1])
    await next.stop()
    await serversGone(join(dataDir, `pg${String(next.version)}`))
  })

  it('ends the server by itself when the application is killed and nobody comes after it', async () => {
    const dataDir = await usedFolder()
    const other = await startApplication(dataDir)
    await other.first
    expect(processesIn(join(dataDir, 'pg18'))).not.toEqual([])
    other.kill()
    await serversGone(join(dataDir, 'pg18'))
  })

  it('stops a server that outlived its application, and takes its place', async () => {
    const dataDir = await usedFolder()
    const other = await startApplication(dataDir, waysWithoutDeathSignal)
    const { connection, pid } = (await other.first) as { connection: SocketConnection; pid: number }
    await ask(connection, 'create table kept as select 1 as figure')
    other.kill()
    await vi.waitUntil(async () => (await findRunning(dataDir)) === undefined)
    expect(processesIn(join(dataDir, 'pg18'))).toContain(pid)
    const next = await start(dataDir)
    expect(await ask(next.connection, 'select figure from kept')).toEqual([1])
    expect(next.pid).not.toBe(pid)
  })

  it('begins anew when the first start was interrupted', async () => {
    const dataDir = emptyFolder()
    const other = await startApplication(dataDir)
    other.first.catch(() => undefined)
    await vi.waitUntil(() => existsSync(join(dataDir, 'pg18.new/base')), { timeout: 20_000, interval: 1 })
    other.kill()
    const { connection } = await start(dataDir)
    expect(await ask(connection, 'select 1')).toEqual([1])
    expect(existsSync(join(dataDir, 'pg18.new'))).toBe(false)
  })

  it('is not put off by a note of a process number that is now somebody else', async () => {
    const dataDir = await usedFolder()
    const first = await start(dataDir)
    await first.stop()
    writeFileSync(
      join(dataDir, 'pg18/postmaster.pid'),
      `${String(process.ppid)}\n${dataDir}/pg18\n0\n5432\n/nowhere\n`,
    )
    const { connection } = await start(dataDir)
    expect(await ask(connection, 'select 1')).toEqual([1])
  })

  it('is not put off by the lock of a socket whose server was killed and whose number is in use', async () => {
    const dataDir = await usedFolder()
    const first = await start(dataDir)
    await first.stop()
    mkdirSync(first.connection.host, { mode: 0o700 })
    const lock = join(first.connection.host, '.s.PGSQL.5432.lock')
    writeFileSync(lock, `${String(process.ppid)}\n${dataDir}/pg18\n0\n5432\n${first.connection.host}\n`)
    const { connection } = await start(dataDir)
    expect(await ask(connection, 'select 1')).toEqual([1])
  })
})
