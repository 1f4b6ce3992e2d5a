import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { postmasterOf } from '../../src/db/embedded/leftovers.ts'

export const root = join(import.meta.dirname, '../..')
export const launcher = join(root, 'bin/throughline')

export interface StartOptions {
  readonly dataDir: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly port?: number
  /** What is run, in place of the launcher under this Node. */
  readonly command?: readonly string[]
  /** For all the tests of a file: `killAll` passes it over. */
  readonly isKept?: boolean
}

/** The product as a process of its own: leader of its process group, as a shell would start it. */
export interface Launched {
  readonly child: ChildProcess
  readonly origin: string
  readonly port: number
  readonly said: () => string
  /** The address that the product calls itself ready at. */
  readonly ready: Promise<string>
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
}

export interface Product extends Launched {
  readonly address: string
  /** Sends the signal to the process that was started, and waits for its end. */
  end(signal: NodeJS.Signals): Promise<{ code: number | null; signal: NodeJS.Signals | null }>
}

const launched = new Set<Launched>()
const kept = new Set<Launched>()
process.once('exit', () => {
  for (const one of [...launched, ...kept]) killGroup(one)
})

/** Kills everything that has been started and is still there. */
export async function killAll(): Promise<void> {
  const all = [...launched]
  for (const one of all) killGroup(one)
  await Promise.all(all.map((one) => one.ended))
}

function killGroup({ child }: Launched): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
  } catch {
    // Nothing of it is left.
  }
}

export async function launch(options: StartOptions): Promise<Launched> {
  const port = options.port ?? (await freePort())
  const start = ['start', '--built', '--data', options.dataDir, ...(options.args ?? [])]
  const [file = process.execPath, ...args] = options.command ?? [process.execPath, launcher, ...start]
  const child = spawn(file, args, {
    cwd: root,
    detached: true,
    env: { ...withoutNpm(process.env), PORT: String(port), ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text))
  const ended = once(child, 'close').then(() => ({ code: child.exitCode, signal: child.signalCode }))
  const ready = new Promise<string>((resolve, reject) => {
    const look = (): void => {
      const [, address] = /Throughline is ready: (\S+)\n/.exec(said) ?? []
      if (address !== undefined) resolve(address)
    }
    child.stdout.on('data', look)
    void ended.then(() => reject(new Error(`It ended before it was ready, and said:\n${said}`)))
  })
  ready.catch(() => undefined)
  const one = { child, port, origin: `http://127.0.0.1:${port}`, said: () => said, ready, ended }
  const group = options.isKept ? kept : launched
  group.add(one)
  void ended.then(() => group.delete(one))
  return one
}

export async function startProduct(options: StartOptions): Promise<Product> {
  const one = await launch(options)
  return {
    ...one,
    address: await one.ready,
    end(signal) {
      one.child.kill(signal)
      return one.ended
    },
  }
}

/** Runs a command to its end. */
export async function run(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ code: number; out: string; err: string }> {
  const child = spawn(process.execPath, [launcher, ...args], {
    cwd: root,
    env: { ...withoutNpm(process.env), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  await once(child, 'close')
  return { code: child.exitCode ?? -1, out, err }
}

// The tests themselves run under npm, which the product would watch.
function withoutNpm(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const left = Object.entries(env).filter(([name]) => !name.startsWith('npm_') && name !== 'DATABASE_URL')
  return Object.fromEntries(left)
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** Numbers of the processes that have to do with the data folder: that name it, or stand in it. */
export function processesOf(dataDir: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid && hasToDoWith(dataDir, name))
    .map(Number)
}

function hasToDoWith(dataDir: string, pid: string): boolean {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    if (/^State:\tZ/m.test(status)) return false
    return (
      readFileSync(`/proc/${pid}/cmdline`, 'utf8')
        .split('\0')
        .some((word) => word.includes(dataDir)) || readlinkSync(`/proc/${pid}/cwd`).startsWith(dataDir)
    )
  } catch {
    return false
  }
}

/** The database server of a running product. */
export function postmasterIn(dataDir: string): number {
  const pid = postmasterOf(join(dataDir, 'pg18'))
  if (pid === undefined) throw new Error(`No database server runs in ${dataDir}`)
  return pid
}

/** Waits until something is so, and throws when it is not so in time. */
export async function until(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  patience = 20_000,
): Promise<void> {
  const deadline = performance.now() + patience
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(`Not within ${patience} ms: ${what}`)
    await pause(20)
  }
}

/** Kills processes outright; one that has ended meanwhile is as good as killed. */
export function killEach(pids: readonly number[], signal: NodeJS.Signals = 'SIGKILL'): void {
  for (const pid of pids) {
    try {
      process.kill(pid, signal)
    } catch {
      // It has ended.
    }
  }
}

export const nothingLeft = (dataDir: string): Promise<void> =>
  until(`no process is left in ${dataDir}`, () => processesOf(dataDir).length === 0)
