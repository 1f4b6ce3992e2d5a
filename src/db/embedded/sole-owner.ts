import { createHash } from 'node:crypto'
import { createConnection, createServer } from 'node:net'
import type { Server } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { CannotStart } from './cannot-start.ts'

/**
 * The lock on a data folder: a listening socket in Linux's abstract namespace, named after the folder. Taking it
 * is atomic and the kernel gives it back the moment the process dies, however it dies, so there is no stale lock
 * file to judge. Whoever knocks is told the owner's process number.
 */
export interface SoleOwner {
  readonly release: () => Promise<void>
}

const lockName = (folder: string) =>
  `\0throughline-${createHash('sha256').update(folder).digest('hex').slice(0, 32)}`

/** Takes the folder (its real path) for this process, or throws `CannotStart` naming who has it. */
export async function becomeSoleOwner(folder: string): Promise<SoleOwner> {
  // A killed owner keeps the name for some milliseconds, but does not answer any more.
  for (let tries = 20; tries > 0; tries -= 1) {
    const server = await listenOn(lockName(folder))
    if (server !== undefined) return ownership(server)
    const owner = await findOwner(folder)
    if (owner !== undefined) throw inUse(folder, `process ${owner}`)
    await pause(50)
  }
  throw inUse(folder, 'another process')
}

const inUse = (folder: string, by: string): CannotStart =>
  new CannotStart(
    `${folder} is already in use by ${by}. Stop that one first, or choose another folder with --data.`,
  )

function ownership(server: Server): SoleOwner {
  server.unref()
  return { release: () => new Promise((resolve) => server.close(() => resolve())) }
}

/** The process number of the application that runs on the folder now; undefined when none answers. */
export function findOwner(folder: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    let answer = ''
    const socket = createConnection(lockName(folder))
    socket.setTimeout(1000, () => socket.destroy())
    socket.on('data', (part) => (answer += String(part)))
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(answer === '' ? undefined : Number(answer)))
  })
}

/** Undefined when the name is taken. */
function listenOn(name: string): Promise<Server | undefined> {
  const server = createServer((socket) => socket.on('error', () => undefined).end(String(process.pid)))
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    )
    server.listen(name, () => resolve(server))
  })
}
