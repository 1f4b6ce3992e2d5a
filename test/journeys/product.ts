import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

export interface Product {
  readonly origin: string
  readonly dataDir: string
  readonly process: ChildProcess
  /** Everything it has said so far. */
  said(): string
  stop(): Promise<void>
}

export interface StartOptions {
  readonly args?: readonly string[]
  /** An existing data folder; otherwise one of its own that goes with it. */
  readonly dataDir?: string
  readonly env?: Readonly<Record<string, string>>
}

/** Starts the built product as a person would, on a free port and a data folder of its own. */
export async function startProduct({
  args = ['--demo'],
  dataDir,
  env = {},
}: StartOptions = {}): Promise<Product> {
  const folder = dataDir ?? mkdtempSync(join(tmpdir(), 'throughline-journey-'))
  const port = await freePort()
  const child = spawn(process.execPath, ['bin/throughline', 'start', ...args, '--data', folder], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: '', ...env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const origin = await untilReady(child, () => output)
  return {
    origin,
    dataDir: folder,
    process: child,
    said: () => output,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM')
        await once(child, 'exit')
      }
      if (dataDir === undefined) rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function untilReady(child: ChildProcess, said: () => string): Promise<string> {
  for (;;) {
    const ready = /is ready: (http:\/\/[^/\s]+)/.exec(said())?.[1]
    if (ready !== undefined) return ready
    if (child.exitCode !== null) throw new Error(`the product ended before it was ready:\n${said()}`)
    await Promise.race([once(child.stdout ?? child, 'data'), once(child, 'exit')])
  }
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
