import { setTimeout as pause } from 'node:timers/promises'
import type { App } from '../../db/app.ts'
import { CannotStart } from '../../db/embedded/cannot-start.ts'
import { whenParentGone } from '../../db/embedded/parent-gone.ts'
import { outsideTenants } from '../../db/tenant.ts'
import { listPlaces } from '../../people/place.sql.ts'
import { makeSetUpLink } from '../../people/set-up.action.ts'
import { writeCheckpoint } from '../../record/checkpoint-store.action.ts'
import { buildIfNeeded } from '../build-if-needed.ts'
import { readConfig, type Config } from '../config.ts'
import { loadDemonstration } from '../demonstration/load-demonstration.ts'
import { openStore, type OpenStore } from '../open-store.ts'
import { startServer, type RunningServer } from '../server.ts'
import { readArgs, WrongUsage, type Command, type Said } from './command.ts'

const options = {
  demo: { type: 'boolean' },
  empty: { type: 'boolean' },
  web: { type: 'boolean' },
  worker: { type: 'boolean' },
} as const

export const startCommand: Command = {
  usage: 'start [--demo | --empty]',
  purpose: 'Build if needed, start the database, and serve the pages until it is stopped.',
  async run(args) {
    const { values } = readArgs(args, options)
    if (values.demo && values.empty) throw new WrongUsage('Choose --demo or --empty, not both.')
    if (values.worker)
      throw new WrongUsage('There is no work for a separate worker yet: "start" does everything.')
    const config = readConfig(process.env, { dataDir: values.data })
    const ended = untilStopped()
    await buildIfNeeded((line) => process.stdout.write(`${line}\n`))
    const store = await openStore(config, { join: false })
    try {
      const address = await furnish(store.app, config, values)
      const server = await serve(store.app, config)
      process.stdout.write(`Throughline is ready: ${address}\n`)
      const hourly = setInterval(() => void checkpointAll(store.app), 3_600_000)
      await ended
      clearInterval(hourly)
      await stopInOrder(store, server)
    } finally {
      await store.close()
    }
    return stopped
  },
}

const stopped: Said = { lines: ['Throughline has stopped.'], json: { stopped: true } }

/** The address to open. An empty store is furnished with the demonstration, or opened by a link that works once. */
async function furnish(
  app: App,
  config: Config,
  asked: { demo?: boolean; empty?: boolean },
): Promise<string> {
  const isEmpty = (await outsideTenants(app.db, listPlaces)).length === 0
  if (!isEmpty) {
    if (asked.empty) process.stdout.write('The store holds a place already, so it was left as it is.\n')
    return config.publicOrigin
  }
  if (asked.demo) {
    process.stdout.write('Loading the demonstration …\n')
    await loadDemonstration(app)
    return config.publicOrigin
  }
  const link = `${config.publicOrigin}/set-up/${await makeSetUpLink(app.db)}`
  if (asked.empty !== true) {
    process.stdout.write(
      'The store is empty. The address below sets up your place, once. To look round first, stop and run: npm start -- --demo\n',
    )
  }
  return link
}

async function serve(app: App, config: Config): Promise<RunningServer> {
  try {
    return await startServer(app, config)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    if (error.code === 'EADDRINUSE') {
      throw new CannotStart(
        `Port ${config.port} is in use. Stop what uses it, or choose another: PORT=3001 npm start`,
        { cause: error },
      )
    }
    if (error.code === 'EADDRNOTAVAIL' || error.code === 'EACCES') {
      throw new CannotStart(
        `The address ${config.host}:${config.port} cannot be used here. Set HOST and PORT.`,
        { cause: error },
      )
    }
    throw error
  }
}

/** Resolves when it is time to end: Ctrl-C, SIGTERM, a closed terminal, or npm gone without a word. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    // Under npm an interrupt arrives twice; the second changes nothing.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
    if (process.env.npm_lifecycle_event !== undefined) whenParentGone(resolve)
  })
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
