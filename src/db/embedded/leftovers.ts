import { readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { CannotStart } from './cannot-start.ts'

/** Server processes of the folder: a postmaster and its backends all stand in their data folder. */
export function processesIn(folder: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && isServerIn(folder, name))
    .map(Number)
}

const programs: ReadonlySet<string> = new Set(['postgres', 'initdb'])

function isServerIn(folder: string, pid: string): boolean {
  try {
    const name = readFileSync(`/proc/${pid}/comm`, 'utf8').trim()
    return programs.has(name) && readlinkSync(`/proc/${pid}/cwd`) === folder
  } catch {
    return false
  }
}

/**
 * Ends what a dead application left behind in its data folder, so that a server can start there. Only for the
 * owner of the folder (see sole-owner.ts). A server is asked to shut down (SIGINT writes everything out); a
 * killed server's backends leave by themselves within moments.
 */
export async function endLeftovers(folder: string, patience = 60_000): Promise<void> {
  const postmaster = postmasterOf(folder)
  if (postmaster !== undefined && processesIn(folder).includes(postmaster)) signal(postmaster, 'SIGINT')
  const deadline = performance.now() + patience
  while (processesIn(folder).length > 0) {
    if (performance.now() > deadline) {
      const pids = processesIn(folder).join(', ')
      throw new CannotStart(
        `A database server from before still runs in ${folder} (process ${pids}). End it first.`,
      )
    }
    await pause(10)
  }
  // The number in it may by now be some other program's, and PostgreSQL would then refuse to start.
  rmSync(join(folder, 'postmaster.pid'), { force: true })
}

/** The server that says it runs in the folder (first line of its postmaster.pid). */
export function postmasterOf(folder: string): number | undefined {
  return readPidFile(folder)[0]
}

/** Folder of the socket on which the folder's server listens (fifth line of postmaster.pid). */
export function socketFolderOf(folder: string): string | undefined {
  return readPidFile(folder)[1]
}

function readPidFile(folder: string): [number?, string?] {
  try {
    const lines = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')
    return [Number(lines[0]), lines[4] ?? '']
  } catch {
    return []
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // It ended between our looking and our asking.
  }
}
