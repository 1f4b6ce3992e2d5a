import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { onTestFinished, vi } from 'vitest'
import { openDatabase } from '../database.ts'
import { processesIn } from '../embedded/leftovers.ts'
import { startEmbedded } from '../embedded/start-embedded.ts'
import type { Embedded, EmbeddedOptions, SocketConnection } from '../embedded/start-embedded.ts'

const application = join(import.meta.dirname, 'application.ts')

// Test files share this module where they share a process, so nothing here waits for the end of a file.
const steps: (() => unknown)[] = []

/** What is to be done when the running test ends: the last said is done first, and `atLast` after all others. */
function afterThisTest(step: () => unknown, atLast = false): void {
  if (steps.length === 0) {
    onTestFinished(async () => {
      for (const one of steps.splice(0).reverse()) await one()
    })
  }
  if (atLast) steps.unshift(step)
  else steps.push(step)
}

const made: string[] = []
process.once('exit', () => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
})

/** An empty folder that goes with the process. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-launch-'))
  made.push(folder)
  return folder
}

let prepared: Promise<string> | undefined

/** A data folder in which a store has been started and stopped once. Copied, as making one takes half a second. */
export async function usedFolder(): Promise<string> {
  prepared ??= (async () => {
    const folder = emptyFolder()
    const { stop } = await startEmbedded({ dataDir: folder, log: () => undefined })
    await stop()
    return folder
  })()
  const folder = emptyFolder()
  cpSync(await prepared, folder, { recursive: true, verbatimSymlinks: true })
  return folder
}

/** Starts a store and stops it when the test ends. */
export async function start(dataDir: string, more: Partial<EmbeddedOptions> = {}): Promise<Embedded> {
  const embedded = await startEmbedded({ dataDir, log: () => undefined, ...more })
  afterThisTest(embedded.stop)
  return embedded
}

/** Runs a query on a connection of its own; all values of all rows. */
export async function ask(connection: SocketConnection, query: string): Promise<unknown[]> {
  const db = openDatabase({ connection, max: 1 })
  try {
    return (await db.pool.query<Record<string, unknown>>(query)).rows.flatMap((row) => Object.values(row))
  } finally {
    await db.close()
  }
}

/** Another process that keeps a store in the folder: what it says first, and how to kill it. */
export async function startApplication(dataDir: string, way = 0) {
  // Killed, it leaves its socket's folder behind; that goes with the data folder.
  const env = { ...process.env, TMPDIR: join(dataDir, 'tmp') }
  mkdirSync(env.TMPDIR, { recursive: true })
  const child = spawn(process.execPath, [application, dataDir, String(way)], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const kill = () => child.kill('SIGKILL')
  // Last in, first done: everybody is killed before anybody is waited for.
  afterThisTest(() => serversGone(join(dataDir, 'pg18')), true)
  afterThisTest(() => void kill())
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const first = lines.next().then(({ value }) => JSON.parse(String(value)) as Record<string, unknown>)
  return { first, kill, pid: child.pid ?? 0 }
}

/** Waits until no server process is left in the data folder. */
export const serversGone = (folder: string): Promise<unknown> =>
  vi.waitUntil(() => processesIn(folder).length === 0, { timeout: 20_000 })
