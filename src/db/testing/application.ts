import { whenParentGone } from '../embedded/parent-gone.ts'
import { chooseServerUser, usualWays } from '../embedded/server-user.ts'
import { startEmbedded } from '../embedded/start-embedded.ts'

// An application reduced to its database, for tests that kill it: `node application.ts DATA_DIR [WAY]`. Says where its
// store is, or why there is none, and stays until it is ended. WAY is the place of the first server user to try.
const [dataDir = '', way = '0'] = process.argv.slice(2)
const serverUser = chooseServerUser(usualWays.slice(Number(way)))
// A test run that is itself killed leaves nobody to end this.
whenParentGone(() => process.exit())

try {
  const { connection, pid } = await startEmbedded({ dataDir, serverUser, log: () => undefined })
  process.stdout.write(`${JSON.stringify({ connection, pid })}\n`)
} catch (error) {
  process.stdout.write(`${JSON.stringify({ refusal: String(error) })}\n`)
  process.exitCode = 1
}
