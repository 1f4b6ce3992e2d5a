import { setTimeout as pause } from 'node:timers/promises'
import type { App } from '../../db/app.ts'
import { whenParentGone } from '../../db/embedded/parent-gone.ts'
import { outsideTenants } from '../../db/tenant.ts'
import { listPlaces } from '../../places/place.sql.ts'
import { makeSetUpLink } from '../../accounts/set-up.action.ts'
import { writeCheckpoint } from '../../record/checkpoint-store.action.ts'
import { buildIfNeeded, refuseUnbuilt } from '../build-if-needed.ts'
import { readConfig, type Config } from '../config.ts'
import { clearAway, isHalfLoaded, loadWhole } from '../demonstration/load-whole.ts'
import { migrationsFolder, openStore, type OpenStore } from '../open-store.ts'
import { startServer, type RunningServer } from '../server.ts'
import { readArgs, WrongUsage, type Command } from './command.ts'

const options = {
  demo: { type: 'boolean' },
  empty: { type: 'boolean' },
  built: { type: 'boolean' },
  web: { type: 'boolean' },
  worker: { type: 'boolean' },
} as const

export const startCommand: Command = {
  usage: 'start [--demo | --empty] [--built]',
  purpose:
    'Build if needed (never with --built), start the database, and serve the pages until it is stopped.',
  async run(args) {
    const { values } = readArgs(args, options)
    if (values.demo && values.empty) throw new WrongUsage('Choose --demo or --empty, not both.')
    if (values.worker)
      throw new WrongUsage('There is no work for a separate worker yet: "start" does everything.')
    const config = readConfig(process.env, { dataDir: values.data })
    const stop = untilStopped()
    // Standard output is for the one document where a document is asked for.
    const tell = (line: string): unknown => (values.json ? process.stderr : process.stdout).write(`${line}\n`)
    const store = await openStore(config, { join: false })
    process.on('unhandledRejection', (error) =>
      store.app.log.error({ err: error }, 'A fault nobody waited for'),
    )
    try {
      const server = await Promise.race([
        begin(store.app, config, { ...values, tell }, stop.signal),
        stop.pressed,
      ])
      if (server) {
        const hourly = setInterval(() => void checkpointAll(store.app), 3_600_000)
        await stop.pressed
        clearInterval(hourly)
        await stopInOrder(store, server)
      }
    } finally {
      await store.close()
    }
    return { lines: ['Throughline has stopped.'], json: undefined }
  },
}

interface Asked {
  readonly demo?: boolean
  readonly empty?: boolean
  readonly built?: boolean
  readonly json?: boolean
  readonly tell: (line: string) => unknown
}

/** Builds, furnishes the store and serves it; whoever asked has then been told the address. */
async function begin(
  app: App,
  config: Config,
  asked: Asked,
  signal: AbortSignal,
): Promise<RunningServer | undefined> {
  try {
    await (asked.built ? refuseUnbuilt() : buildIfNeeded(asked.tell, signal))
    signal.throwIfAborted()
    const address = await furnish(app, config, asked)
    const server = await startServer(app, config)
    if (signal.aborted) await server.stop()
    signal.throwIfAborted()
    if (asked.json) process.stdout.write(`${JSON.stringify({ ready: true, address })}\n`)
    else process.stdout.write(`Throughline is ready: ${address}\n`)
    return server
  } catch (error) {
    // Told to stop meanwhile: what is not finished is broken off, and the next start begins it again.
    if (signal.aborted) return undefined
    throw error
  }
}

/** The address to open. An empty store is furnished with the demonstration, or opened by a link that works once. */
async function furnish(app: App, config: Config, asked: Asked): Promise<string> {
  const isHalf = await isHalfLoaded(app)
  if (isHalf) {
    asked.tell('The demonstration was not loaded to its end last time. It is begun again.')
    await clearAway(app, migrationsFolder)
  }
  const isEmpty = (await outsideTenants(app.db, listPlaces)).length === 0
  if (!isEmpty) {
    if (asked.empty) asked.tell('The store holds a place already, so it was left as it is.')
    return config.publicOrigin
  }
  if (asked.demo || (isHalf && !asked.empty)) {
    asked.tell('Loading the demonstration …')
    await loadWhole(app)
    return config.publicOrigin
  }
  if (!asked.empty) {
    asked.tell(
      'The store is empty. The address below sets up your place, once. To look round first, stop and run: npm start -- --demo',
    )
  }
  return `${config.publicOrigin}/set-up/${await makeSetUpLink(app.db)}`
}

interface Stop {
  /** Resolves when it is time to end: Ctrl-C, SIGTERM, a closed terminal, or npm gone without a word. */
  readonly pressed: Promise<undefined>
  readonly signal: AbortSignal
}

function untilStopped(): Stop {
  const { signal, abort } = breaker()
  const pressed = new Promise<undefined>((resolve) => {
    signal.addEventListener('abort', () => resolve(undefined))
  })
  // Under npm an interrupt arrives twice; the second changes nothing.
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, abort)
  if (process.env['npm_lifecycle_event'] !== undefined) whenParentGone(abort)
  return { pressed, signal }
}

function breaker(): { signal: AbortSignal; abort: () => void } {
  const controller = new AbortController()
  return { signal: controller.signal, abort: () => controller.abort() }
}

/** First readiness fails and kept connections are told, then what is under way is finished, then the store closes. */
async function stopInOrder(store: OpenStore, server: RunningServer): Promise<void> {
  const hardStop = setTimeout(() => process.exit(3), 25_000)
  hardStop.unref()
  store.stopping()
  await pause(50)
  await server.stop()
  await checkpointAll(store.app)
}

async function checkpointAll(app: App): Promise<void> {
  try {
    for (const place of await outsideTenants(app.db, listPlaces))
      await writeCheckpoint(app, place.id, place.shortName)
  } catch (error) {
    app.log.error({ err: error }, 'A checkpoint could not be written')
  }
}
