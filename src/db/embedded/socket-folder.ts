import { createHash } from 'node:crypto'
import { chmodSync, chownSync, lstatSync, mkdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CannotStart } from './cannot-start.ts'

// sun_path holds 108 bytes; PostgreSQL adds '/.s.PGSQL.5432.lock'.
const longest = 108 - 20

/**
 * The folder of the server's socket: mode 0700, one per data folder, under the temporary folder because a data
 * folder's path may be too long for a socket. `owner` is the server's user when it is not ourselves.
 */
export function makeSocketFolder(dataDir: string, owner?: number): string {
  const name = `throughline-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}`
  const folder = [tmpdir(), '/tmp'].map((parent) => join(parent, name)).find((path) => path.length <= longest)
  if (folder === undefined) throw new CannotStart('The temporary folder has too long a path for a socket.')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  refuseForeign(folder, owner)
  chmodSync(folder, 0o700)
  if (owner !== undefined) chownSync(folder, owner, owner)
  return folder
}

export function removeSocketFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}

// The name can be guessed and the temporary folder is everybody's: a folder or link that somebody else put
// there first would hand them our connections.
function refuseForeign(folder: string, owner?: number): void {
  const found = lstatSync(folder)
  const isOurs = found.isDirectory() && [process.getuid?.(), owner].includes(found.uid)
  if (!isOurs)
    throw new CannotStart(
      `${folder} belongs to somebody else. Remove it, or set TMPDIR to a folder of your own.`,
    )
}
