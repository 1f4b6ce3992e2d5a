import { accessSync, constants, existsSync, mkdirSync, readdirSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { installedBinaries, packagedBinaries } from './binaries.ts'
import { CannotStart } from './cannot-start.ts'
import { isDataFolder, ownerRole, prepareDataFolder } from './data-folder.ts'
import { endLeftovers, socketFolderOf } from './leftovers.ts'
import { hasEnded, startPostmaster, stopPostmaster } from './postmaster.ts'
import type { Place } from './postmaster.ts'
import { chooseServerUser } from './server-user.ts'
import type { ServerUser } from './server-user.ts'
import { makeSocketFolder, removeSocketFolder } from './socket-folder.ts'
import { becomeSoleOwner, findOwner } from './sole-owner.ts'

/** Where a server on this machine is reached: `host` is the folder of its socket. */
export interface SocketConnection {
  readonly host: string
  readonly database: string
  readonly user: string
}

export interface Embedded {
  readonly connection: SocketConnection
  /** Major version of the server. */
  readonly version: number
  /** The server's process now; it changes when a killed server is started again. */
  readonly pid: number
  readonly stop: () => Promise<void>
}

export interface EmbeddedOptions {
  readonly dataDir: string
  /** `bin` folder of an installed PostgreSQL 15 or later, in place of the packaged one. */
  readonly binDir?: string | undefined
  /** Each line that the server writes. */
  readonly log: (line: string) => void
  readonly serverUser?: ServerUser
  /** Settings of the server beside the usual ones (postmaster.ts). */
  readonly settings?: Readonly<Record<string, string>>
}

const database = 'throughline'

/**
 * Starts the PostgreSQL that lives in `dataDir`, making it first if need be, and keeps it running: a server that
 * dies is started again. Throws `CannotStart` with a sentence when the folder is in use or nothing can be started.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const dataDir = makeFolder(options.dataDir)
  const ownership = await becomeSoleOwner(dataDir)
  try {
    const place = await prepare(dataDir, options)
    const server = await keepRunning(place)
    const connection = { host: place.socketFolder, database, user: ownerRole }
    await createDatabase(connection).catch(async (error: unknown) => {
      await server.stop()
      throw error
    })
    return {
      connection,
      version: place.binaries.version,
      get pid() {
        return server.pid
      },
      async stop() {
        await server.stop()
        removeSocketFolder(place.socketFolder)
        await ownership.release()
      },
    }
  } catch (error) {
    await ownership.release()
    throw error
  }
}

/** The connection to a store that another process has started on `dataDir`; undefined when none runs there. */
export async function findRunning(dataDir: string): Promise<SocketConnection | undefined> {
  if (!existsSync(dataDir)) return undefined
  const folder = realpathSync(dataDir)
  if ((await findOwner(folder)) === undefined) return undefined
  const hosts = readdirSync(folder)
    .filter(isDataFolder)
    .map((name) => socketFolderOf(join(folder, name)))
  const host = hosts.find((found) => found !== undefined)
  return host === undefined ? undefined : { host, database, user: ownerRole }
}

/** Makes the data folder if it is not there; its real path. Throws `CannotStart` where nothing can be written in it. */
export function makeFolder(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.W_OK)
    return realpathSync(folder)
  } catch (cause) {
    throw new CannotStart(`The data folder ${folder} cannot be written in. Choose another one with --data.`, {
      cause,
    })
  }
}

async function prepare(dataDir: string, options: EmbeddedOptions): Promise<Place> {
  const user = options.serverUser ?? chooseServerUser()
  const { binDir, log, settings = {} } = options
  const binaries =
    binDir === undefined ? packagedBinaries(dataDir, user.owner !== undefined) : installedBinaries(binDir)
  const folder = await prepareDataFolder(dataDir, binaries, user)
  await endLeftovers(folder)
  return { folder, socketFolder: makeSocketFolder(dataDir, user.owner), binaries, user, settings, log }
}

interface KeptServer {
  readonly pid: number
  readonly stop: () => Promise<void>
}

async function keepRunning(place: Place): Promise<KeptServer> {
  let child = await startPostmaster(place)
  let isStopping = false
  let restarting: Promise<void> | undefined

  const restart = async (): Promise<void> => {
    for (let wait = 50; !isStopping; wait = Math.min(wait * 2, 5000)) {
      try {
        await endLeftovers(place.folder)
        child = await startPostmaster(place)
        watch()
        return
      } catch (error) {
        place.log(`The database did not start again: ${String(error)}`)
        await pause(wait)
      }
    }
  }
  const watch = (): void => {
    child.once('exit', () => {
      if (isStopping) return
      place.log('The database server ended unexpectedly and is started again.')
      restarting = restart()
    })
  }
  watch()
  return {
    get pid() {
      return child.pid ?? 0
    },
    async stop() {
      isStopping = true
      await restarting
      if (!hasEnded(child)) await stopPostmaster(child)
    },
  }
}

async function createDatabase({ host, user }: SocketConnection): Promise<void> {
  const client = new Client({ host, port: 5432, user, database: 'postgres', ssl: false })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database])
    if (rowCount === 0) await client.query(`create database ${database}`)
  } catch (cause) {
    throw new CannotStart('The store could not be created.', { cause })
  } finally {
    await client.end()
  }
}
