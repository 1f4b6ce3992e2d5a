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
import { startWorker, type RunningWorker } from '../worker.ts'
import { readArgs, WrongUsage, type Command } from './command.ts'

const options = {
  demo: { type: 'boolean' },
  empty: { type: 'boolean' },
  built: { type: 'boolean' },
  web: { type: 'boolean' },
  worker: { type: 'boolean' },
} as const

export const startCommand: Command = {
  usage: 'start [--demo | --empty] [--built] [--web] [--worker]',
  purpose:
    'Build if needed (never with --built), start the database, serve the pages and send the mail until it is stopped. With --web only the pages, with --worker only the mail.',
  async run(args) {
    const { values } = readArgs(args, options)
    if (values.demo && values.empty) throw new WrongUsage('Choose --demo or --empty, not both.')
    const config = readConfig(process.env, { dataDir: values.data })
    const stop = untilStopped()
    // Standard output is for the one document where a document is asked for.
    const tell = (line: string): unknown => (values.json ? process.stderr : process.stdout).write(`${line}\n`)
    const isWeb = values.web === true || values.worker !== true
    const isWorker = values.worker === true || values.web !== true
    const store = await openStore(config, { join: !isWeb })
    process.on('unhandledRejection', (error) =>
      store.app.log.error({ err: error }, 'A fault nobody waited for'),
    )
    try {
      const begun = isWeb
        ? await Promise.race([begin(store.app, config, { ...values, tell }, stop.signal), stop.pressed])
        : sayReady(config, values)
      if (begun) {
        const worker = isWorker ? await startWorker(store.app, config.mail) : undefined
        const hourly = setInterval(() => void checkpointAll(store.app), 3_600_000)
        await stop.pressed
        clearInterval(hourly)
        await stopInOrder(store, [begun, worker])
      }
    } finally {
      await store.close()
    }
    return { lines: ['Throughline has stopped.'], json: undefined }
  },
}

type Running = RunningServer | RunningWorker

interface Asked {
  readonly demo?: boolean
  readonly empty?: boolean
  readonly built?: boolean
  readonly json?: boolean
  readonly tell: (line: string) => unknown
}

/** Nothing is served by a worker alone, so there is nothing of its own to stop. */
function sayReady({ publicOrigin }: Pick<Config, 'publicOrigin'>, { json }: { json?: boolean }): Running {
  if (json) process.stdout.write(`${JSON.stringify({ ready: true, address: publicOrigin })}\n`)
  else process.stdout.write(`Throughline is ready: ${publicOrigin}\n`)
  return { stop: () => Promise.resolve() }
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
    sayReady({ publicOrigin: address }, asked)
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
async function stopInOrder(store: OpenStore, all: readonly (Running | undefined)[]): Promise<void> {
  const hardStop = setTimeout(() => process.exit(3), 25_000)
  hardStop.unref()
  store.stopping()
  await pause(50)
  await Promise.all(all.flatMap((one) => one?.stop() ?? []))
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
