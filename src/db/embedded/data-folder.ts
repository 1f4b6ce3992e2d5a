import { execFile } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Binaries } from './binaries.ts'
import { CannotStart } from './cannot-start.ts'
import { endLeftovers } from './leftovers.ts'
import { commandUnder } from './server-user.ts'
import type { ServerUser } from './server-user.ts'

/** The role that owns everything in the store; the application works as `tl_app`, which owns nothing. */
export const ownerRole = 'owner'

// One provider for text order that no operating system or ICU version changes: an index stays valid when the
// machine is upgraded. `builtin` exists from 17 on.
const localeOf = (version: number): readonly string[] =>
  version >= 17
    ? ['--locale-provider=builtin', '--locale=C.UTF-8', '--builtin-locale=C.UTF-8']
    : ['--locale=C.UTF-8']

/**
 * `<dataDir>/pg<major>`, made if it is not there. Made beside and then renamed, so that an interruption leaves
 * either a whole folder or none.
 */
export async function prepareDataFolder(
  dataDir: string,
  binaries: Binaries,
  user: ServerUser,
): Promise<string> {
  const folder = join(dataDir, `pg${binaries.version}`)
  refuseOtherMajor(dataDir, `pg${binaries.version}`)
  // A server that runs as another user must be able to pass through.
  if (user.owner !== undefined) chmodSync(dataDir, 0o711)
  if (!existsSync(folder)) await createCluster(folder, binaries, user)
  // A folder that somebody has copied has lost its rights, and PostgreSQL refuses one that others may read.
  chmodSync(folder, 0o700)
  writeAccess(folder, user)
  return folder
}

/** Whether this is the name of a PostgreSQL's own folder, which carries the major version. */
export const isDataFolder = (name: string): boolean => /^pg\d+$/.test(name)

function refuseOtherMajor(dataDir: string, wanted: string): void {
  const names = readdirSync(dataDir)
  const other = names.find((name) => isDataFolder(name) && name !== wanted)
  if (other === undefined || names.includes(wanted)) return
  throw new CannotStart(
    `The data in ${dataDir} was written by PostgreSQL ${other.slice(2)}, and this is ${wanted.slice(2)}. ` +
      'Start with the earlier one (PG_BIN), make a backup, and restore it into a new folder.',
  )
}

async function createCluster(folder: string, binaries: Binaries, user: ServerUser): Promise<void> {
  const unfinished = `${folder}.new`
  // An earlier attempt may have been killed a moment ago, and its last processes still be writing there.
  if (existsSync(unfinished)) await endLeftovers(unfinished)
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  if (user.owner !== undefined) chownSync(unfinished, user.owner, user.owner)
  const { file, args } = commandUnder(user.prefix, binaries.initdb, [
    ...['-D', unfinished, '-U', ownerRole, '-E', 'UTF8', '-A', 'peer'],
    ...localeOf(binaries.version),
    ...['--data-checksums', '--wal-segsize=1', '--no-instructions'],
  ])
  try {
    await promisify(execFile)(file, args, { env: binaries.environment, cwd: unfinished })
  } catch (cause) {
    const said = cause instanceof Error && 'stderr' in cause ? String(cause.stderr).trim() : String(cause)
    throw new CannotStart(`The database in ${folder} could not be created: ${said}`, { cause })
  }
  renameSync(unfinished, folder)
}

// Over the socket only, as the owner only, and only for the user we ourselves are. Written at each start, because
// the user may be another one than last time.
function writeAccess(folder: string, user: ServerUser): void {
  writeFileSync(join(folder, 'pg_hba.conf'), `local all ${ownerRole} peer map=application\n`)
  writeFileSync(join(folder, 'pg_ident.conf'), `application "${user.peer}" ${ownerRole}\n`)
}
