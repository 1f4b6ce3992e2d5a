import { execFileSync } from 'node:child_process'
import { userInfo } from 'node:os'
import { CannotStart } from './cannot-start.ts'

/**
 * As whom the database server runs. PostgreSQL refuses to run as root, so root's server runs in a user namespace
 * in which root has another number (files stay root's, no user is made), or, where namespaces are forbidden, as
 * the user `nobody`. `setpriv --pdeathsig INT` makes the kernel stop the server when the application dies.
 */
export interface ServerUser {
  /** Put before the program and its arguments. */
  readonly prefix: readonly string[]
  /** The user whom the server sees at the other end of its socket: us. */
  readonly peer: string
  /** Numeric owner of the server's files when it is not ourselves. */
  readonly owner?: number
}

// In the namespace we are user 1 rather than 65534, because 65534 is also how every user outside the namespace
// looks to the server: peer authentication could not tell us from them.
const namespace = ['unshare', '--user', '--map-user=1', '--map-group=1', '--']
const endWithUs = ['setpriv', '--pdeathsig', 'INT', '--']
const nobody = 65534
const asNobody = [
  'setpriv',
  `--reuid=${nobody}`,
  `--regid=${nobody}`,
  '--clear-groups',
  '--pdeathsig',
  'INT',
  '--',
]

interface Way {
  readonly prefix: readonly string[]
  readonly owner?: number
}

const waysOfRoot: readonly Way[] = [
  { prefix: [...namespace, ...endWithUs] },
  { prefix: namespace },
  { prefix: asNobody, owner: nobody },
]
const waysOfOthers: readonly Way[] = [{ prefix: endWithUs }, { prefix: [] }]

/** The ways in which this process may run a server, best first. */
export const usualWays: readonly Way[] = process.getuid?.() === 0 ? waysOfRoot : waysOfOthers

/** The first way that works here, tried with `id -un`. */
export function chooseServerUser(ways = usualWays): ServerUser {
  for (const way of ways) {
    const name = nameUnder(way.prefix)
    if (name !== undefined) return { ...way, peer: way.owner === undefined ? name : userInfo().username }
  }
  throw new CannotStart(
    'The database inside cannot run as this user. Run as an ordinary user with a name in /etc/passwd, or set DATABASE_URL.',
  )
}

function nameUnder(prefix: readonly string[]): string | undefined {
  const { file, args } = commandUnder(prefix, 'id', ['-un'])
  try {
    return execFileSync(file, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return undefined
  }
}

/** What to execute so that `program` runs under the prefix. */
export function commandUnder(
  prefix: readonly string[],
  program: string,
  args: readonly string[],
): { readonly file: string; readonly args: readonly string[] } {
  const [file, ...rest] = [...prefix, program, ...args]
  return { file: file ?? program, args: rest }
}
