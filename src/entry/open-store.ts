import { join } from 'node:path'
import { pino } from 'pino'
import type { App, MailShown } from '../db/app.ts'
import { openDatabase, type Database } from '../db/database.ts'
import { findRunning, makeFolder, startEmbedded } from '../db/embedded/start-embedded.ts'
import { migrate } from '../db/migrate.ts'
import { hangSystemSources } from '../derived/system-sources.action.ts'
import type { MailSettings } from '../mail/post.action.ts'
import packageFile from '../../package.json' with { type: 'json' }
import type { Config } from './config.ts'
import { systemFunctions } from './system-functions.ts'

export const migrationsFolder = join(import.meta.dirname, '../../migrations')

export interface OpenStore {
  readonly app: App
  /** From now on the product takes no new work. */
  stopping(): void
  close(): Promise<void>
}

/**
 * Opens the store of the settings, brought up to date: a server by `DATABASE_URL`, or the one inside. A command joins the
 * server that a running product has started on the same folder (`join`); the product itself wants it alone.
 */
export async function openStore(config: Config, options: { join: boolean }): Promise<OpenStore> {
  makeFolder(config.dataDir)
  hangSystemSources(systemFunctions)
  const log = pino(
    { level: 'info', redact: ['*.token', '*.password', '*.cookie', '*.authorization'] },
    pino.destination(2),
  )
  const { db, stop } = await connect(config, options.join, (line) => log.debug({ line }, 'PostgreSQL'))
  await migrate(db, migrationsFolder).catch(async (error: unknown) => {
    await db.close()
    await stop()
    throw error
  })
  let isStopping = false
  return {
    app: {
      db,
      log,
      dataDir: config.dataDir,
      publicOrigin: config.publicOrigin,
      version: packageFile.version,
      singleSignOn: config.singleSignOn,
      mail: mailShown(config.mail),
      isStopping: () => isStopping,
    },
    stopping() {
      isStopping = true
    },
    async close() {
      await db.close()
      await stop()
    },
  }
}

/** The settings of mail without what signs in with them. */
function mailShown(mail: MailSettings | undefined): MailShown | undefined {
  return mail && { server: new URL(mail.url).host, from: mail.from }
}

async function connect(
  config: Config,
  join: boolean,
  log: (line: string) => void,
): Promise<{ db: Database; stop: () => Promise<void> }> {
  const { dataDir, databaseUrl, binDir } = config
  if (databaseUrl !== undefined)
    return { db: openDatabase({ url: databaseUrl }), stop: () => Promise.resolve() }
  const running = join ? await findRunning(dataDir) : undefined
  if (running) return { db: openDatabase({ connection: running }), stop: () => Promise.resolve() }
  const embedded = await startEmbedded({ dataDir, binDir, log })
  return { db: openDatabase({ connection: embedded.connection }), stop: () => embedded.stop() }
}
