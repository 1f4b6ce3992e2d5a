import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import type { Binaries } from './binaries.ts'
import { CannotStart } from './cannot-start.ts'
import { ownerRole } from './data-folder.ts'
import { commandUnder } from './server-user.ts'
import type { ServerUser } from './server-user.ts'

export interface Place {
  readonly folder: string
  readonly socketFolder: string
  readonly binaries: Binaries
  readonly user: ServerUser
  readonly settings: Readonly<Record<string, string>>
  readonly log: (line: string) => void
}

const usualSettings: Readonly<Record<string, string>> = {
  listen_addresses: '',
  max_connections: '40',
  shared_buffers: '96MB',
  max_wal_size: '1GB',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
}

/** A running server that answers. Its `exitCode` and `signalCode` are set once it has ended. */
export async function startPostmaster(place: Place): Promise<ChildProcess> {
  const options = Object.entries({ ...usualSettings, ...place.settings }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  const { file, args } = commandUnder(place.user.prefix, place.binaries.postgres, [
    ...['-D', place.folder, '-k', place.socketFolder],
    ...options,
  ])
  // Left by a server that was killed, it names a process that may look alive for a while yet. Nobody else starts here.
  rmSync(join(place.socketFolder, '.s.PGSQL.5432.lock'), { force: true })
  // Its own process group: Ctrl-C at the terminal is for the application, which then stops the server in order.
  const child = spawn(file, args, {
    env: place.binaries.environment,
    cwd: place.folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  })
  const lastWords: string[] = []
  createInterface({ input: child.stderr }).on('line', (line) => {
    lastWords.push(line)
    if (lastWords.length > 5) lastWords.shift()
    place.log(line)
  })
  await untilReady(child, place, lastWords)
  return child
}

/** Fast shutdown: open transactions are rolled back, everything committed is written out. */
export async function stopPostmaster(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return
  const ended = once(child, 'exit')
  child.kill('SIGINT')
  await ended
}

export const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null

async function untilReady(child: ChildProcess, place: Place, lastWords: readonly string[]): Promise<void> {
  let failure: unknown
  child.once('error', (error) => (failure = error))
  while (failure === undefined && !hasEnded(child)) {
    try {
      await knock(place.socketFolder)
      return
    } catch (error) {
      if (!isNotYet(error)) failure = error
    }
    await pause(5)
  }
  child.kill('SIGINT')
  const reason = failure instanceof Error ? failure.message : lastWords.join('\n')
  throw new CannotStart(`The database in ${place.folder} did not start: ${reason}`, { cause: failure })
}

async function knock(host: string): Promise<void> {
  const client = new Client({ host, port: 5432, user: ownerRole, database: 'postgres', ssl: false })
  client.on('error', () => undefined)
  await client.connect()
  await client.end()
}

// No socket yet, a socket nobody listens on yet, or a server that is still recovering (57P03).
const notYet: readonly unknown[] = ['ENOENT', 'ECONNREFUSED', '57P03']

const isNotYet = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && notYet.includes(error.code)
